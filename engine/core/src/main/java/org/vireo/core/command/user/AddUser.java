package org.vireo.core.command.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Makes a user of the internal domain.
 *
 * @param principal name with domain, such as jane@internal
 * @param password in clear; it is in no task and no log
 */
public record AddUser(
        UUID id, String principal, @JsonIgnore @Nullable String password) implements Command<UUID> {

    /** Without the password. */
    @Override
    public String toString() {
        return "AddUser[id=" + id + ", principal=" + principal + "]";
    }
}
