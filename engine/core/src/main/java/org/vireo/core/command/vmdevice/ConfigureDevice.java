package org.vireo.core.command.vmdevice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Changes a configured device of a VM that is down.
 *
 * @param patch a JSON merge patch on the device as it is stored
 */
public record ConfigureDevice(UUID vmId, UUID deviceId, ObjectNode patch) implements Command<UUID> {

    public ConfigureDevice {
        patch = patch.deepCopy();
    }
}
