/** Clusters. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.cluster;

import org.jspecify.annotations.NullMarked;
