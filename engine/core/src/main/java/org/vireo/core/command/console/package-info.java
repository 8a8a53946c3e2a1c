/** What can be done with the consoles of a VM. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.console;

import org.jspecify.annotations.NullMarked;
