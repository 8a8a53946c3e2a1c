package org.vireo.model.spec;

import java.time.Instant;

/**
 * The password of a VNC console.
 *
 * @param password 1 to 8 printable ASCII characters: the protocol knows no longer ones, and libvirt refuses them
 * @param validUntil when it stops to be accepted, to the second
 */
public record ConsolePassword(String password, Instant validUntil) {

    /** A password that was never valid: nobody gets in until another one is set. */
    public static final ConsolePassword LOCKED = new ConsolePassword("locked", Instant.ofEpochSecond(1));

    public ConsolePassword {
        if (password.isEmpty()
                || password.length() > 8
                || !password.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new IllegalArgumentException("The console password has " + password.length()
                    + " characters: 1 to 8 of printable ASCII are possible");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ConsolePassword[until " + validUntil + "]";
    }
}
