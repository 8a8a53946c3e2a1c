/** What the engine needs of bookmarks. */
@NullMarked
package org.vireo.core.port.bookmark;

import org.jspecify.annotations.NullMarked;
