/** What hosts count of themselves and their VMs, in memory alone. Called by the host sessions and by queries. */
@NullMarked
package org.vireo.core.monitoring.statistics;

import org.jspecify.annotations.NullMarked;
