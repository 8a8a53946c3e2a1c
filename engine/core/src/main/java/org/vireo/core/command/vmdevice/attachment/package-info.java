/** How disks are attached to VMs: changes to it. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.vmdevice.attachment;

import org.jspecify.annotations.NullMarked;
