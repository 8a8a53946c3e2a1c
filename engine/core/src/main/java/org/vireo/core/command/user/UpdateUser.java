package org.vireo.core.command.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Changes a user; null keeps what there is. All logins of the user end.
 *
 * @param password a new one in clear; it is in no task and no log
 * @param enabled whether the user may log in
 */
public record UpdateUser(
        UUID id,
        @JsonIgnore @Nullable String password,
        @Nullable Boolean enabled) implements Command<UUID> {

    /** Without the password. */
    @Override
    public String toString() {
        return "UpdateUser[id=" + id + ", enabled=" + enabled + (password == null ? "" : ", with a new password") + "]";
    }
}
