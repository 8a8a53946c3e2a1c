/** Writes what was observed, one transaction an observation and only what differs. Called by monitoring and start steps. */
@NullMarked
package org.vireo.core.monitoring.apply;

import org.jspecify.annotations.NullMarked;
