/** What VMs, hosts, disks and cards use, as oVirt's statistics. */
@NullMarked
package org.vireo.rest.mapping.statistics;

import org.jspecify.annotations.NullMarked;
