/** Reading tasks and their steps. Called by REST. */
@NullMarked
package org.vireo.core.query.task;

import org.jspecify.annotations.NullMarked;
