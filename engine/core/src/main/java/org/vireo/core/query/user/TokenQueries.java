package org.vireo.core.query.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Authorizer;
import org.vireo.core.command.Caller;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.RoleRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Role;
import org.vireo.model.user.TokenKind;

/** Reads the logins of users and the tokens of their programs: one's own, or with the right to change users. */
@Singleton
public final class TokenQueries {

    private final UserRepository users;
    private final RoleRepository roles;
    private final Authorizer authorizer;
    private final Secrets secrets;
    private final TransactionRunner transactions;
    private final Clock clock;

    @Inject
    public TokenQueries(
            UserRepository users,
            RoleRepository roles,
            Authorizer authorizer,
            Secrets secrets,
            TransactionRunner transactions,
            Clock clock) {
        this.users = users;
        this.roles = roles;
        this.authorizer = authorizer;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A login or a token that has not expired.
     *
     * @param role that narrows it; null when none does
     * @param current whether the request came with it
     */
    public record View(AccessToken token, @Nullable Role role, boolean current) {}

    /**
     * Of a user, the newest first.
     *
     * @param token that the request came with; null for a password
     * @return empty when the caller may not know
     */
    public Optional<List<View>> list(UUID userId, TokenKind kind, Caller caller, @Nullable String token) {
        return transactions.call(
                () -> authorizer.isAllowed(caller, RequiredPermit.orOneself(Permit.MANIPULATE_USERS, userId))
                        ? Optional.of(views(userId, kind, token == null ? "" : secrets.fingerprint(token)))
                        : Optional.empty());
    }

    private List<View> views(UUID userId, TokenKind kind, String current) {
        List<AccessToken> found = users.tokensOf(userId).stream()
                .filter(token -> token.kind() == kind && !token.isExpired(clock.instant()))
                .toList();
        Map<UUID, Role> narrowing = roles(found.stream()
                .flatMap(token -> Stream.ofNullable(token.roleId()))
                .toList());
        return found.stream()
                .map(token -> new View(
                        token,
                        token.roleId() == null ? null : narrowing.get(token.roleId()),
                        token.tokenHash().equals(current)))
                .toList();
    }

    private Map<UUID, Role> roles(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : roles.findAll(ids).stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toMap(Role::id, role -> role));
    }
}
