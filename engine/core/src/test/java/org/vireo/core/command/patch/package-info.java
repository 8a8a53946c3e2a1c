/** Tests of VM commands' parts. Run by the build. */
@NullMarked
package org.vireo.core.command.patch;

import org.jspecify.annotations.NullMarked;
