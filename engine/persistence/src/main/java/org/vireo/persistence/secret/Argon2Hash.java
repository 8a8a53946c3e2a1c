package org.vireo.persistence.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Slow hashes of users' passwords: Argon2id, as text that carries its parameters.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106: Argon2</a>
 * @see <a href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">PHC string format</a>
 */
final class Argon2Hash {

    private static final Pattern WRITTEN = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,5}),t=([1-9][0-9]?),p=([1-9])\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    /** What OWASP asks of Argon2id: 19 MiB, two passes, one lane. */
    private static final Cost CURRENT = new Cost(19 * 1024, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** Each takes its memory: many logins at once must not take all of the engine's. */
    private static final int MOST_AT_ONCE = 4;

    private final SecureRandom random;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    Argon2Hash(SecureRandom random) {
        this.random = random;
    }

    private record Cost(int kibibytes, int passes, int lanes) {}

    static boolean isOne(String hash) {
        return WRITTEN.matcher(hash).matches();
    }

    /** Whether it would be made with the same parameters today. */
    static boolean isCurrent(String hash) {
        Matcher parts = WRITTEN.matcher(hash);
        return parts.matches() && cost(parts).equals(CURRENT);
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + CURRENT.kibibytes + ",t=" + CURRENT.passes + ",p=" + CURRENT.lanes + "$"
                + base64.encodeToString(salt) + "$"
                + base64.encodeToString(key(password, salt, CURRENT, KEY_BYTES));
    }

    /** False also for a text that is no such hash. */
    boolean matches(String password, String hash) {
        Matcher parts = WRITTEN.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        try {
            byte[] expected = Base64.getDecoder().decode(parts.group(5));
            byte[] salt = Base64.getDecoder().decode(parts.group(4));
            return MessageDigest.isEqual(expected, key(password, salt, cost(parts), expected.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Cost cost(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private byte[] key(String password, byte[] salt, Cost cost, int bytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        byte[] key = new byte[bytes];
        turns.acquireUninterruptibly();
        try {
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(cost.kibibytes)
                    .withIterations(cost.passes)
                    .withParallelism(cost.lanes)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), key);
        } finally {
            turns.release();
        }
        return key;
    }
}
