/** Pairs what a VM is configured with and what its host reports. Pure; called by monitoring. */
@NullMarked
package org.vireo.core.monitoring.match;

import org.jspecify.annotations.NullMarked;
