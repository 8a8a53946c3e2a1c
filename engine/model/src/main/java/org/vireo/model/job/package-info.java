/** Tasks, their steps and the locks they hold. Everything above the model may use it. */
@NullMarked
package org.vireo.model.job;

import org.jspecify.annotations.NullMarked;
