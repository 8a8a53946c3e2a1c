/** What the engine needs of tags. */
@NullMarked
package org.vireo.core.port.tag;

import org.jspecify.annotations.NullMarked;
