package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a device off a VM that refers to nothing but itself. */
public record RemoveVmDevice(UUID vmId, UUID deviceId) implements Command<UUID> {}
