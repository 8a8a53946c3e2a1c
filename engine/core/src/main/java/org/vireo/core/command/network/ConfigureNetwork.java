package org.vireo.core.command.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Changes what carries a network on its hosts, and what else the API's own type has no words for.
 *
 * @param patch a JSON merge patch on the network's settings as they are stored
 */
public record ConfigureNetwork(UUID id, ObjectNode patch) implements Command<UUID> {

    public ConfigureNetwork {
        patch = patch.deepCopy();
    }
}
