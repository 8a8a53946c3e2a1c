package org.vireo.core.monitoring.match;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;

/**
 * A device record as the matcher sees it.
 *
 * @param address where it sat when it was reported last; null before its first start
 */
public record ConfiguredDevice(Device device, @Nullable DeviceAddress address) {}
