/** What can be done with data centers. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.datacenter;

import org.jspecify.annotations.NullMarked;
