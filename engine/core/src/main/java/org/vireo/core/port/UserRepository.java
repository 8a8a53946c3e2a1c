package org.vireo.core.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permission;
import org.vireo.model.user.User;

/** Users with their permissions and tokens. */
public interface UserRepository {

    Optional<User> find(UUID id);

    Optional<User> byPrincipal(String principal);

    List<User> list();

    void add(User user);

    List<Permission> permissions(UUID userId);

    void addPermission(Permission permission);

    void addToken(AccessToken token);

    Optional<AccessToken> token(String tokenHash);

    void removeToken(String tokenHash);

    void removeTokensExpiredBefore(Instant time);
}
