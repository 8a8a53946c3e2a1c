/** Tests of VM commands' parts. Run by the build. */
@NullMarked
package org.vireo.core.command.vm;

import org.jspecify.annotations.NullMarked;
