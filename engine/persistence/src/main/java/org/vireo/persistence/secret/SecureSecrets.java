package org.vireo.persistence.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.vireo.core.port.Secrets;

/** Secrets from the system's random source. */
@Singleton
public final class SecureSecrets implements Secrets {

    private static final int TOKEN_BYTES = 32;

    /** Without 0, O, 1, l and I. */
    private static final String PASSWORD_CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static final String CRYPT_SALT_CHARACTERS =
            "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int CRYPT_SALT_LENGTH = 16;

    private final SecureRandom random = new SecureRandom();
    private final Argon2Hash passwords = new Argon2Hash(random);

    @Inject
    public SecureSecrets() {}

    @Override
    public String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String password(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("A password of " + length + " characters is none: ask for at least 1");
        }
        return text(PASSWORD_CHARACTERS, length);
    }

    @Override
    public String fingerprint(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have", e);
        }
    }

    @Override
    public String hashPassword(String password) {
        return passwords.hash(password);
    }

    @Override
    public boolean matches(String password, String hash) {
        return Argon2Hash.isOne(hash) ? passwords.matches(password, hash) : Pbkdf2Hash.matches(password, hash);
    }

    @Override
    public boolean isCurrent(String hash) {
        return Argon2Hash.isCurrent(hash);
    }

    @Override
    public String cryptForGuest(String password) {
        String salt = "$6$" + text(CRYPT_SALT_CHARACTERS, CRYPT_SALT_LENGTH);
        return Sha2Crypt.sha512Crypt(password.getBytes(StandardCharsets.UTF_8), salt);
    }

    private String text(String characters, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
