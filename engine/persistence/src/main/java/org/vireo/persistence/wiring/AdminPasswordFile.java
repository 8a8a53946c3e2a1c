package org.vireo.persistence.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that holds the first password of the administrator, on one line.
 *
 * @param path empty when none is configured
 */
public record AdminPasswordFile(Optional<Path> path) {

    /** Name of the setting. */
    public static final String SETTING = "vireo.admin.password.file";

    private static final int LONGEST = 1024;

    /** The password. */
    String read() {
        Path file = path.orElseThrow(() -> new IllegalStateException("There is no user yet, and " + SETTING
                + " is not set: write the first password of admin@internal into a file that only the engine can read,"
                + " and name the file by this setting"));
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalStateException(
                        SETTING + " names " + file + ", which has more than " + LONGEST + " bytes: it holds one line");
            }
            String password = Files.readString(file).strip();
            if (password.isEmpty()) {
                throw new IllegalStateException(
                        SETTING + " names " + file + ", which is empty: write the password into it");
            }
            return password;
        } catch (IOException e) {
            throw new IllegalStateException(SETTING + " names " + file + ", which cannot be read: " + e, e);
        }
    }
}
