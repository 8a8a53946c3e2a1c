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
            case Passwords.Check.Right(Identity identity) -> tokens.issue(identity, address, correlationId);
            case Passwords.Check.Wrong wrong -> new LoginResult.Denied();
            case Passwords.Check.TooSoon(Duration retryAfter) -> new LoginResult.Throttled(retryAfter);
        };
    }

    /** A login for one request. */
    public Optional<Identity> verify(String principal, String password, String address, String correlationId) {
        String key = secrets.fingerprint(salt + '\n' + principal + '\n' + password);
        Instant now = clock.instant();
        synchronized (remembered) {
            Remembered known = remembered.get(key);
            if (known != null && known.until().isAfter(now)) {
                return Optional.of(known.identity());
            }
        }
        if (!(passwords.check(principal, password, address, correlationId)
                instanceof Passwords.Check.Right(Identity identity))) {
            return Optional.empty();
        }
        synchronized (remembered) {
            remembered.remove(key);
            remembered.put(key, new Remembered(identity, now.plus(REMEMBERED)));
        }
        return Optional.of(identity);
    }

    private record Remembered(Identity identity, Instant until) {}
}
