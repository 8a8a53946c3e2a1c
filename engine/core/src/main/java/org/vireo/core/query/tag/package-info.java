/** Reading tags. */
@NullMarked
package org.vireo.core.query.tag;

import org.jspecify.annotations.NullMarked;
