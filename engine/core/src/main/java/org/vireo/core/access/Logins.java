package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.core.port.Secrets;

/** Logs users in: once for a token, or with name and password on every request. */
@Singleton
public final class Logins {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 1000;

    private final Passwords passwords;
    private final AccessTokens tokens;
    private final Secrets secrets;
    private final Clock clock;
    /** Makes the keys of what is remembered useless outside this process. */
    private final String salt;

    /** Right passwords of the last seconds by a hash, since checking one is slow on purpose. */
    private final Map<String, Remembered> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    @Inject
    public Logins(Passwords passwords, AccessTokens tokens, Secrets secrets, Clock clock) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.secrets = secrets;
        this.clock = clock;
        this.salt = secrets.token();
    }

    /** A login that gives a token. */
    public LoginResult logIn(String principal, String password, String address, String correlationId) {
        return switch (passwords.check(principal, password, address, correlationId)) {
            case Passwords.Check.Right right -> tokens.issue(right.identity(), address, correlationId);
            case Passwords.Check.Wrong wrong -> new LoginResult.Denied();
            case Passwords.Check.TooSoon(Duration retryAfter) -> new LoginResult.Throttled(retryAfter);
        };
    }

    /** A login for one request. A user who was switched off, or has another password now, is not let in. */
    public Optional<Identity> verify(String principal, String password, String address, String correlationId) {
        String key = secrets.fingerprint(salt + '\n' + principal + '\n' + password);
        Remembered known;
        synchronized (remembered) {
            known = remembered.get(key);
        }
        if (known != null && known.until().isAfter(clock.instant()) && passwords.isStillRight(known.right())) {
            return Optional.of(known.right().identity());
        }
        if (!(passwords.check(principal, password, address, correlationId) instanceof Passwords.Check.Right right)) {
            return Optional.empty();
        }
        synchronized (remembered) {
            remembered.remove(key);
            remembered.put(key, new Remembered(right, clock.instant().plus(REMEMBERED)));
        }
        return Optional.of(right.identity());
    }

    private record Remembered(Passwords.Check.Right right, Instant until) {}
}
