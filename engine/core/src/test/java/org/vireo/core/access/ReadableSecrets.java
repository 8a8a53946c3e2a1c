package org.vireo.core.access;

import org.vireo.core.port.Secrets;

/** Secrets that a test can read and foresee. */
final class ReadableSecrets implements Secrets {

    private int made;
    private String lastFingerprint = "";
    /** How often a password was compared. */
    int comparisons;

    String lastFingerprint() {
        return lastFingerprint;
    }

    @Override
    public String token() {
        return "token-" + ++made;
    }

    @Override
    public String password(int length) {
        return "p".repeat(length);
    }

    @Override
    public String fingerprint(String token) {
        lastFingerprint = "fingerprint of " + token;
        return lastFingerprint;
    }

    @Override
    public String hashPassword(String password) {
        return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        comparisons++;
        return hash.equals(hashPassword(password)) || hash.equals("old " + hashPassword(password));
    }

    @Override
    public boolean isCurrent(String hash) {
        return !hash.startsWith("old ");
    }

    @Override
    public String cryptForGuest(String password) {
        return "$6$" + password;
    }
}
