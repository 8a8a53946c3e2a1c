/** What can be done with templates. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.template;

import org.jspecify.annotations.NullMarked;
