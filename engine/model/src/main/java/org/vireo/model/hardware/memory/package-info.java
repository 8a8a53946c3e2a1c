/** The guest's memory: how much, what it is made of and what the host grants it. Kept in the platform. Called by everybody. */
@NullMarked
package org.vireo.model.hardware.memory;

import org.jspecify.annotations.NullMarked;
