/** Bookmarks: making, changing and removing them. */
@NullMarked
package org.vireo.core.command.bookmark;

import org.jspecify.annotations.NullMarked;
