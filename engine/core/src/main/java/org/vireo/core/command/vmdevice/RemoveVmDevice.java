package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a device off a VM, of a kind that has no command of its own. */
public record RemoveVmDevice(UUID vmId, UUID deviceId) implements Command<UUID> {}
