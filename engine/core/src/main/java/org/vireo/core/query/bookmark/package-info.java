/** Reading bookmarks. */
@NullMarked
package org.vireo.core.query.bookmark;

import org.jspecify.annotations.NullMarked;
