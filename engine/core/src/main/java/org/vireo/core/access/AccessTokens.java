package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.EventBus.Subscription;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.UserRepository;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.User;

/**
 * Tokens that stand for a login until they are idle for too long. Only hashes are kept; what was looked up is remembered
 * for some seconds, and a logout ends it at once.
 */
@Singleton
public final class AccessTokens {

    private static final Duration IDLE = Duration.ofMinutes(30);
    /** How often the new end of a token that is in use is written down. */
    private static final Duration EXTEND_EVERY = Duration.ofMinutes(1);
    /** How long a look-up is believed, so that a user who is switched off is soon noticed. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final UserRepository users;
    private final Secrets secrets;
    private final Auditor auditor;
    private final TransactionRunner transactions;
    private final Clock clock;
    private final TokenCache cache = new TokenCache();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    @Inject
    public AccessTokens(
            UserRepository users, Secrets secrets, Auditor auditor, TransactionRunner transactions, Clock clock) {
        this.users = users;
        this.secrets = secrets;
        this.auditor = auditor;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A new token for somebody whose password was right. */
    public LoginResult.Granted issue(Identity identity, String address, String correlationId) {
        String token = secrets.token();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(IDLE);
        transactions.run(() -> {
            users.removeTokensExpiredBefore(now);
            users.addToken(new AccessToken(secrets.fingerprint(token), identity.userId(), expiresAt));
            auditor.record(
                    EventCode.USER_LOGIN,
                    "User " + identity.principal() + " logged in from " + address + ".",
                    correlationId,
                    identity.userId(),
                    null);
        });
        return new LoginResult.Granted(identity, token, expiresAt);
    }

    /** Whose token it is; using it makes it last longer. */
    public Optional<Identity> authenticate(String token) {
        String hash = secrets.fingerprint(token);
        Instant now = clock.instant();
        TokenCache.Known known = cache.get(hash);
        if (known != null && known.lookedUpAt().plus(REMEMBERED).isAfter(now)) {
            return known.isExpired(now) ? Optional.empty() : Optional.of(known.identity());
        }
        long generation = cache.generation();
        TokenCache.Known found = transactions.call(() -> lookUp(hash, now));
        if (found == null) {
            cache.remove(hash);
            return Optional.empty();
        }
        cache.put(hash, found, generation);
        return Optional.of(found.identity());
    }

    /** Whether the token is still good, without making it last longer. */
    public boolean isAlive(String token) {
        Instant now = clock.instant();
        return transactions.call(() -> users.token(secrets.fingerprint(token))
                .filter(kept -> !kept.isExpired(now))
                .flatMap(kept -> users.find(kept.userId()))
                .filter(User::isEnabled)
                .isPresent());
    }

    /** Ends the token at once, here and on open streams. A token that is not known is left at that. */
    public void revoke(String token, String correlationId) {
        String hash = secrets.fingerprint(token);
        transactions.run(() -> users.token(hash).ifPresent(kept -> {
            users.removeToken(hash);
            users.find(kept.userId())
                    .ifPresent(user -> auditor.record(
                            EventCode.USER_LOGOUT,
                            "User " + user.principal() + " logged out.",
                            correlationId,
                            user.id(),
                            null));
        }));
        cache.remove(hash);
        listeners.forEach(listener -> listener.accept(hash));
    }

    /** Calls the listener with the fingerprint of every token that is revoked. */
    public Subscription onRevoked(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What revocations name a token by. */
    public String fingerprint(String token) {
        return secrets.fingerprint(token);
    }

    private TokenCache.@Nullable Known lookUp(String hash, Instant now) {
        AccessToken kept = users.token(hash).orElse(null);
        if (kept == null || kept.isExpired(now)) {
            return null;
        }
        User user = users.find(kept.userId()).filter(User::isEnabled).orElse(null);
        if (user == null) {
            return null;
        }
        Instant newEnd = now.plus(IDLE);
        if (kept.expiresAt().plus(EXTEND_EVERY).isBefore(newEnd)) {
            kept.extendTo(newEnd);
        }
        return new TokenCache.Known(new Identity(user.id(), user.principal()), kept.expiresAt(), now);
    }
}
