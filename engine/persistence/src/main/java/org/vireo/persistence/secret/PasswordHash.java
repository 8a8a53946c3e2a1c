package org.vireo.persistence.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Slow hashes of users' passwords: PBKDF2 with HMAC-SHA-512. The text {@code pbkdf2-sha512$<iterations>$<salt>$<key>}
 * carries its parameters, so that stronger ones can come without a migration.
 */
final class PasswordHash {

    private static final String SCHEME = "pbkdf2-sha512";

    /** What OWASP asks of PBKDF2 with HMAC-SHA-512. */
    private static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 64;

    private final SecureRandom random;

    PasswordHash(SecureRandom random) {
        this.random = random;
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return SCHEME + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(key(password, salt, ITERATIONS, KEY_BYTES));
    }

    /** False also for a text that is no hash of ours. */
    boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            return false;
        }
        try {
            byte[] expected = Base64.getDecoder().decode(parts[3]);
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            return MessageDigest.isEqual(expected, key(password, salt, Integer.parseInt(parts[1]), expected.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(String password, byte[] salt, int iterations, int bytes) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bytes * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot derive keys with PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
