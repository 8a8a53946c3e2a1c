/**
 * What goes to and comes from a host about domains, in libvirt's words.
 * The ports and events of {@code hostproxy} are made of it; {@code core} reads it.
 */
@NullMarked
package org.vireo.hostproxy.vm;

import org.jspecify.annotations.NullMarked;
