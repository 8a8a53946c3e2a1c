/** Changes to parts of stored documents, given as JSON. Used by commands. */
@NullMarked
package org.vireo.core.command.patch;

import org.jspecify.annotations.NullMarked;
