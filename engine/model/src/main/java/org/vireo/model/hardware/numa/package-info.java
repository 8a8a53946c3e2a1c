/** Sets of processors and nodes, and how a guest's memory is spread over nodes. Kept in the platform and read with what hosts report. Called by everybody. */
@NullMarked
package org.vireo.model.hardware.numa;

import org.jspecify.annotations.NullMarked;
