/**
 * What an agent tells of its long jobs. Whoever calls {@link org.vireo.hostproxy.HostJobs} may use it.
 */
@NullMarked
package org.vireo.hostproxy.job;

import org.jspecify.annotations.NullMarked;
