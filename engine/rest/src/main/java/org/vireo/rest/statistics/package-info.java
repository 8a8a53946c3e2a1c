/** Statistics of VMs, hosts, NICs and disks, named as in the oVirt API. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.statistics;

import org.jspecify.annotations.NullMarked;
