/**
 * What a host tells of itself.
 * {@link org.vireo.hostproxy.HostInfo} gives it; {@code core} reads it.
 */
@NullMarked
package org.vireo.hostproxy.host;

import org.jspecify.annotations.NullMarked;
