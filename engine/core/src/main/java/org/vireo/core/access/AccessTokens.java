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
import org.vireo.core.port.IdSource;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Role;
import org.vireo.model.user.TokenKind;
import org.vireo.model.user.TokenLimits;
import org.vireo.model.user.User;

/**
 * Tokens that stand for a login until they are idle for too long. Only hashes are kept. Each request asks the database,
 * by its primary keys: a login that ended on any engine, or a user who was switched off, counts for nothing at once.
 */
@Singleton
public final class AccessTokens {

    private static final Duration IDLE = Duration.ofMinutes(30);
    /** How often it is written down that a token is in use. */
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    private final UserRepository users;
    private final Secrets secrets;
    private final Auditor auditor;
    private final TransactionRunner transactions;
    private final IdSource ids;
    private final Clock clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    @Inject
    public AccessTokens(
            UserRepository users,
            Secrets secrets,
            Auditor auditor,
            TransactionRunner transactions,
            IdSource ids,
            Clock clock) {
        this.users = users;
        this.secrets = secrets;
        this.auditor = auditor;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new token for somebody whose password was right. */
    public LoginResult.Granted issue(Identity identity, String address, String correlationId) {
        String token = secrets.token();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(IDLE);
        transactions.run(() -> {
            users.removeTokensExpiredBefore(now);
            users.addToken(AccessToken.ofLogin(
                    secrets.fingerprint(token), ids.next(), identity.userId(), address, now, expiresAt));
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
        return byHash(secrets.fingerprint(token));
    }

    /**
     * Who opened a connection that is still open; empty where the same would let nobody in any more. What is open is in
     * use, so that its login lasts.
     */
    public Optional<Identity> authenticate(Credential credential) {
        String hash = credential.fingerprint();
        return hash != null
                ? byHash(hash)
                : transactions.call(() -> users.find(credential.userId())
                        .filter(User::isEnabled)
                        .map(user -> new Identity(user.id(), user.principal())));
    }

    private Optional<Identity> byHash(String hash) {
        Instant now = clock.instant();
        return transactions.call(() -> users.login(hash)
                .filter(login -> !login.token().isExpired(now) && login.user().isEnabled())
                .map(login -> {
                    note(login.token(), now);
                    return identity(login);
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

    private static void note(AccessToken token, Instant now) {
        if (token.usedAt().plus(NOTE_EVERY).isBefore(now)) {
            token.use(now, now.plus(IDLE));
        }
    }

    private static Identity identity(UserRepository.Login login) {
        AccessToken token = login.token();
        Role role = login.role();
        TokenLimits limits = token.kind() == TokenKind.LOGIN
                ? null
                : new TokenLimits(token.id(), role == null ? null : role.permits());
        return new Identity(login.user().id(), login.user().principal(), limits);
    }
}
