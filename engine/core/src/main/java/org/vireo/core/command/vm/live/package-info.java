/** Changes of a running VM's machine: what is possible, and the way to the host. Called by the commands on VMs. */
@NullMarked
package org.vireo.core.command.vm.live;

import org.jspecify.annotations.NullMarked;
