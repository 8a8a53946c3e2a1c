package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.EventBus.Subscription;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.AccessToken;

/**
 * Tokens that stand for a login until they are idle for too long. Only hashes are kept. Each request asks the database,
 * by its primary keys: a login that ended on any engine, or a user who was switched off, counts for nothing at once.
 */
@Singleton
public final class AccessTokens {

    private static final Duration IDLE = Duration.ofMinutes(30);
    /** How often the new end of a token that is in use is written down. */
    private static final Duration EXTEND_EVERY = Duration.ofMinutes(1);

    private final UserRepository users;
    private final Secrets secrets;
    private final Auditor auditor;
    private final TransactionRunner transactions;
    private final Clock clock;
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
        return transactions.call(() -> users.login(hash)
                .filter(login -> !login.token().isExpired(now) && login.user().isEnabled())
                .map(login -> {
                    extend(login.token(), now);
                    return new Identity(login.user().id(), login.user().principal());
                }));
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
        listeners.forEach(listener -> listener.accept(hash));
    }

    /** Calls the listener with the fingerprint of every token that is revoked. */
    public Subscription onRevoked(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What a connection that stays open was opened with; a null token stands for a password. */
    public Credential credential(UUID userId, @Nullable String token) {
        return new Credential(userId, token == null ? null : secrets.fingerprint(token));
    }

    /** Those that would let nobody in any more. Two statements, however many they are. */
    public Set<Credential> ended(Collection<Credential> credentials) {
        Set<UUID> userIds = credentials.stream().map(Credential::userId).collect(Collectors.toSet());
        Set<String> hashes = credentials.stream()
                .flatMap(credential -> Stream.ofNullable(credential.fingerprint()))
                .collect(Collectors.toSet());
        Instant now = clock.instant();
        return transactions.call(() -> {
            Set<UUID> enabled = users.enabled(userIds);
            Set<String> alive = users.aliveTokens(hashes, now);
            return credentials.stream()
                    .filter(credential -> !enabled.contains(credential.userId())
                            || (credential.fingerprint() != null && !alive.contains(credential.fingerprint())))
                    .collect(Collectors.toSet());
        });
    }

    private static void extend(AccessToken token, Instant now) {
        Instant newEnd = now.plus(IDLE);
        if (token.expiresAt().plus(EXTEND_EVERY).isBefore(newEnd)) {
            token.extendTo(newEnd);
        }
    }
}
