/** What can be done with VMs as a whole. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.vm;

import org.jspecify.annotations.NullMarked;
