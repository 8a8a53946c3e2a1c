package org.vireo.hostproxy.console;

import java.time.Duration;
import org.vireo.model.id.VmId;

/**
 * Who wants which console.
 *
 * @param user 1 to 256 characters, shown to who comes second; the same user takes over a text console without force
 * @param force takes a text console away from who has it
 * @param idle it is closed when no byte went either way for so long; whole seconds, 1 to a day's
 */
public record ConsoleRequest(VmId id, ConsoleTarget target, String user, boolean force, Duration idle) {

    private static final int LONGEST_USER = 256;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    public ConsoleRequest {
        if (user.isEmpty() || user.length() > LONGEST_USER || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A console's user must have 1 to " + LONGEST_USER + " printable characters: " + user);
        }
        if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(LONGEST) > 0 || idle.getNano() != 0) {
            throw new IllegalArgumentException("A console's idle time must be whole seconds from " + SHORTEST + " to "
                    + LONGEST + ", not " + idle);
        }
    }
}
