package org.vireo.core.query.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.UserRepository;
import org.vireo.model.user.User;

/** Reads users. Who does not see the whole system sees only themselves. */
@Singleton
public final class UserQueries {

    private final Sights sights;
    private final UserRepository users;

    @Inject
    public UserQueries(Sights sights, UserRepository users) {
        this.sights = sights;
        this.users = users;
    }

    public List<User> list(Caller caller) {
        return sights.read(
                caller,
                sight -> users.list().stream()
                        .filter(user -> sight.isEverything() || user.id().equals(caller.userId()))
                        .toList());
    }

    public Optional<User> find(UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> sight.isEverything() || id.equals(caller.userId()) ? users.find(id) : Optional.empty());
    }
}
