/** Searches that people keep under a name. */
@NullMarked
package org.vireo.model.bookmark;

import org.jspecify.annotations.NullMarked;
