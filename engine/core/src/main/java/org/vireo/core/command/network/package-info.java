/** What can be done with networks. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.network;

import org.jspecify.annotations.NullMarked;
