/** What can be done with the devices of a VM. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.vmdevice;

import org.jspecify.annotations.NullMarked;
