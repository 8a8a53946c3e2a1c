/** Reading clusters. Called by REST. */
@NullMarked
package org.vireo.core.query.cluster;

import org.jspecify.annotations.NullMarked;
