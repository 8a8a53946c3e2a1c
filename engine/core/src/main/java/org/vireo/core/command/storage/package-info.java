/** What can be done with storage domains and disks. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.storage;

import org.jspecify.annotations.NullMarked;
