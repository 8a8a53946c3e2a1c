/**
 * Devices that the API counts among a VM's settings, such as its sound card: what a request says of them becomes devices.
 * Called by the commands that make and change VMs.
 */
@NullMarked
package org.vireo.core.command.vm.feature;

import org.jspecify.annotations.NullMarked;
