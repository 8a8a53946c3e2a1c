package org.vireo.persistence.secret;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What older engines kept of passwords: PBKDF2 with HMAC-SHA-512, as {@code pbkdf2-sha512$<iterations>$<salt>$<key>}.
 * Such a hash is made anew at the next login.
 */
final class Pbkdf2Hash {

    private static final String SCHEME = "pbkdf2-sha512";

    private Pbkdf2Hash() {}

    /** False also for a text that is no such hash. */
    static boolean matches(String password, String hash) {
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
