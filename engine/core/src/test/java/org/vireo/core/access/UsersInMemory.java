package org.vireo.core.access;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.query.Search;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Reach;
import org.vireo.model.user.User;

/** Users as the database would keep them. */
final class UsersInMemory implements UserRepository {

    private final ReadableSecrets secrets;
    private final Map<UUID, User> users = new HashMap<>();
    private final Map<String, AccessToken> tokens = new HashMap<>();

    UsersInMemory(ReadableSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Optional<User> holderOf(String name) {
        return users.values().stream()
                .filter(user -> user.principal().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public Optional<User> find(UUID id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> byPrincipal(String principal) {
        return users.values().stream()
                .filter(user -> user.principal().equals(principal))
                .findFirst();
    }

    @Override
    public boolean isEmpty() {
        return users.isEmpty();
    }

    @Override
    public void add(User user) {
        users.put(user.id(), user);
    }

    @Override
    public List<User> findAll(Collection<UUID> ids) {
        return users.values().stream().filter(user -> ids.contains(user.id())).toList();
    }

    @Override
    public long count(Search search) {
        return users.size();
    }

    @Override
    public List<User> search(Search search, Reach reach) {
        return List.copyOf(users.values());
    }

    @Override
    public void remove(User user) {
        users.remove(user.id());
    }

    @Override
    public Set<UUID> enabled(Collection<UUID> userIds) {
        return userIds.stream()
                .filter(id -> find(id).filter(User::isEnabled).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Login> login(String tokenHash) {
        return token(tokenHash).flatMap(token -> find(token.userId()).map(user -> new Login(token, user, null)));
    }

    @Override
    public Set<String> aliveTokens(Collection<String> tokenHashes, Instant now) {
        return tokenHashes.stream()
                .filter(hash ->
                        token(hash).filter(token -> !token.isExpired(now)).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public void renewHash(UUID userId, String from, String to) {
        find(userId).filter(user -> user.passwordHash().equals(from)).ifPresent(user -> user.changePassword(to));
    }

    @Override
    public void removeTokensOf(UUID userId) {
        tokens.values().removeIf(token -> token.userId().equals(userId));
    }

    @Override
    public List<AccessToken> tokensOf(UUID userId) {
        return tokens.values().stream()
                .filter(token -> token.userId().equals(userId))
                .toList();
    }

    @Override
    public void addToken(AccessToken token) {
        tokens.put(secrets.lastFingerprint(), token);
    }

    @Override
    public Optional<AccessToken> token(String tokenHash) {
        return Optional.ofNullable(tokens.get(tokenHash));
    }

    @Override
    public void removeToken(String tokenHash) {
        tokens.remove(tokenHash);
    }

    @Override
    public void removeTokensExpiredBefore(Instant time) {
        tokens.values().removeIf(token -> token.isExpired(time));
    }
}
