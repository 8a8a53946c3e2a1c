/** Disks on storage that hosts reach by themselves. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.storage.direct;

import org.jspecify.annotations.NullMarked;
