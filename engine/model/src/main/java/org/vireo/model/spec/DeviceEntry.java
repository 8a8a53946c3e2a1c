package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;

/**
 * A plugged device.
 *
 * @param address where it sat before, and sits again; null for a device that was never started
 */
public record DeviceEntry(Device device, @Nullable DeviceAddress address) {}
