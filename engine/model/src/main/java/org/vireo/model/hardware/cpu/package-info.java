/** The guest's processors: model, number, share of the host's and pinning. Kept in the platform. Called by everybody. */
@NullMarked
package org.vireo.model.hardware.cpu;

import org.jspecify.annotations.NullMarked;
