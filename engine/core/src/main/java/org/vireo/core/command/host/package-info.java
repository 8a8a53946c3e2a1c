/** What can be done with hosts. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.host;

import org.jspecify.annotations.NullMarked;
