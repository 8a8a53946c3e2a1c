package org.vireo.core.command.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Gives oneself another password.
 *
 * @param provedHash the hash of the present one, as it was when the user proved to know it
 * @param password in clear; it is in no task and no log
 */
public record ChangePassword(
        UUID userId,
        @JsonIgnore @Nullable String provedHash,
        @JsonIgnore @Nullable String password) implements Command<UUID> {

    /** Without secrets. */
    @Override
    public String toString() {
        return "ChangePassword[userId=" + userId + "]";
    }
}
