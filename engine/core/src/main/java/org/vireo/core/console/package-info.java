/**
 * Open consoles: bytes between users and VMs, for as long as both want and may. REST brings the users' side.
 */
@NullMarked
package org.vireo.core.console;

import org.jspecify.annotations.NullMarked;
