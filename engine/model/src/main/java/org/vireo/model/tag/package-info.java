/** Words that people put on objects to find them by. */
@NullMarked
package org.vireo.model.tag;

import org.jspecify.annotations.NullMarked;
