/**
 * Consoles of VMs as byte streams. Whoever calls {@link org.vireo.hostproxy.VmConsoles} may use it.
 */
@NullMarked
package org.vireo.hostproxy.console;

import org.jspecify.annotations.NullMarked;
