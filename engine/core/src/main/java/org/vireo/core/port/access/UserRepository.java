package org.vireo.core.port.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.Repository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;

/**
 * Users with their tokens. Search fields: id, name (the principal without its domain), principal, enabled. Sorted by
 * principal unless the search says otherwise.
 */
public interface UserRepository extends Repository<User> {

    Optional<User> byPrincipal(String principal);

    boolean isEmpty();

    /** Those of the users who may log in. */
    Set<UUID> enabled(Collection<UUID> userIds);

    /** Keeps another hash of the same password, unless the user has another one by now. One statement. */
    void renewHash(UUID userId, String from, String to);

    /** A token with its user. One statement. */
    Optional<Login> login(String tokenHash);

    /** Those of the tokens that have not expired. */
    Set<String> aliveTokens(Collection<String> tokenHashes, Instant now);

    void addToken(AccessToken token);

    Optional<AccessToken> token(String tokenHash);

    /** All of the user's, also those that have expired; the newest first. */
    List<AccessToken> tokensOf(UUID userId);

    void removeToken(String tokenHash);

    /** Ends all logins of the user. */
    void removeTokensOf(UUID userId);

    void removeTokensExpiredBefore(Instant time);

    /**
     * A token with its user.
     *
     * @param role that narrows it; null when none does
     */
    record Login(AccessToken token, User user, @Nullable Role role) {}
}
