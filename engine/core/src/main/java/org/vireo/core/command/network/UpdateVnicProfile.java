package org.vireo.core.command.network;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.network.VnicProfileSettings;

/**
 * Changes a vNIC profile; null keeps what there is. The cards of running VMs follow at once where they can.
 *
 * @param settings null for a change that is none for the cards
 */
public record UpdateVnicProfile(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable VnicProfileSettings settings) implements Command<UUID> {}
