package org.vireo.core.command.vmdevice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Gives a VM a device of a kind that has no command of its own, such as a watchdog or a device of its host.
 *
 * @param document the members of the device's record by name, and its {@code kind}; what is missing is the default
 */
public record AddVmDevice(UUID vmId, UUID deviceId, ObjectNode document) implements Command<UUID> {

    public AddVmDevice {
        document = document.deepCopy();
    }
}
