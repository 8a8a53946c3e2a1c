/** Ids of business objects and other identifying values, each a type of its own. Everything above the model may use them. */
@NullMarked
package org.vireo.model.id;

import org.jspecify.annotations.NullMarked;
