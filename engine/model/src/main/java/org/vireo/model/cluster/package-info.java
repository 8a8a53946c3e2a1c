/** Data centers and clusters: where hosts and VMs belong. Everything above the model may use it. */
@NullMarked
package org.vireo.model.cluster;

import org.jspecify.annotations.NullMarked;
