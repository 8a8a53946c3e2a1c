/** What can be done with NICs of VMs. Commands are made by REST; handlers are called by the runner alone. */
@NullMarked
package org.vireo.core.command.nic;

import org.jspecify.annotations.NullMarked;
