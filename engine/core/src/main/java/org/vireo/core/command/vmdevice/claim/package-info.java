/** What devices of VMs take of hosts and disks: who may ask for it, and what is there to have. Called by command handlers. */
@NullMarked
package org.vireo.core.command.vmdevice.claim;

import org.jspecify.annotations.NullMarked;
