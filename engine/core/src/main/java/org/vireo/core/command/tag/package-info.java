/** Tags: making them, and putting them on objects. */
@NullMarked
package org.vireo.core.command.tag;

import org.jspecify.annotations.NullMarked;
