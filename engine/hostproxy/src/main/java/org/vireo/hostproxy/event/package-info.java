/**
 * What an agent reports on its own account.
 * {@code core.monitoring} takes it in through {@link org.vireo.hostproxy.HostListener}.
 */
@NullMarked
package org.vireo.hostproxy.event;

import org.jspecify.annotations.NullMarked;
