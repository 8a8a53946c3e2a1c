/** How hosts are chosen. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.scheduling;

import org.jspecify.annotations.NullMarked;
