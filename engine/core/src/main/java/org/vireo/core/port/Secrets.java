package org.vireo.core.port;

/** Random secrets and one-way hashes. */
public interface Secrets {

    /** A random token of 256 bits, in URL-safe Base64. */
    String token();

    /** A random password of letters and digits that are hard to mistake. */
    String password(int length);

    /** SHA-256 of a token, hex: what the database keeps. */
    String fingerprint(String token);

    /** A salted, slow hash of a user's password. */
    String hashPassword(String password);

    /** Whether the password belongs to the hash, in constant time. */
    boolean matches(String password, String hash);

    /** Whether a hash is as {@link #hashPassword} would make it today; others are to be made anew when it is possible. */
    boolean isCurrent(String hash);

    /** A SHA-512 crypt(3) hash, as guests' shadow files take it. */
    String cryptForGuest(String password);
}
