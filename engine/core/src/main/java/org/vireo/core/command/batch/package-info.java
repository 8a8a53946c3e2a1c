/** Commands on many objects at once: one task with a part for each. Called by REST. */
@NullMarked
package org.vireo.core.command.batch;

import org.jspecify.annotations.NullMarked;
