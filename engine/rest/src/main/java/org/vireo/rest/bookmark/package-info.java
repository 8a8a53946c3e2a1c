/** Bookmarks. Called by HTTP clients. */
@NullMarked
package org.vireo.rest.bookmark;

import org.jspecify.annotations.NullMarked;
