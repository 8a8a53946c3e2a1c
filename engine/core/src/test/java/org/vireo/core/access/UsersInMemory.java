package org.vireo.core.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.UserRepository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permission;
import org.vireo.model.user.User;

/** Users as the database would keep them. */
final class UsersInMemory implements UserRepository {

    private final ReadableSecrets secrets;
    private final Map<UUID, User> users = new HashMap<>();
    private final List<Permission> permissions = new ArrayList<>();
    private final Map<String, AccessToken> tokens = new HashMap<>();
    /** How often a token was looked up. */
    int lookUps;

    UsersInMemory(ReadableSecrets secrets) {
        this.secrets = secrets;
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
    public List<User> list() {
        return List.copyOf(users.values());
    }

    @Override
    public void add(User user) {
        users.put(user.id(), user);
    }

    @Override
    public List<Permission> permissions(UUID userId) {
        return permissions.stream()
                .filter(permission -> permission.userId().equals(userId))
                .toList();
    }

    @Override
    public void addPermission(Permission permission) {
        permissions.add(permission);
    }

    @Override
    public void addToken(AccessToken token) {
        tokens.put(secrets.lastFingerprint(), token);
    }

    @Override
    public Optional<AccessToken> token(String tokenHash) {
        lookUps++;
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
