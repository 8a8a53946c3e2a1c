/**
 * What goes to and comes from a host about image files.
 * {@link org.vireo.hostproxy.HostStorage} is made of it; {@code core} reads it.
 */
@NullMarked
package org.vireo.hostproxy.storage;

import org.jspecify.annotations.NullMarked;
