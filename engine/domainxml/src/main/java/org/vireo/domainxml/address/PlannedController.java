package org.vireo.domainxml.address;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A controller that the machine has.
 *
 * @param type libvirt's word
 * @param model libvirt's word; null where the type says it all
 * @param index number among the controllers of its type
 * @param ports how many ports it has; 0 where the word means nothing
 */
public record PlannedController(String type, @Nullable String model, int index, DeviceAddress.Pci address, int ports) {}
