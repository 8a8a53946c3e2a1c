package org.vireo.core.query.user;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.GroupRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.model.user.Group;
import org.vireo.model.user.Principals;
import org.vireo.model.user.User;

/** Reads users and their groups. Who does not see the whole system sees themselves alone, and their groups. */
@Singleton
public final class UserQueries {

    private static final Map<String, String> ALIASES =
            Map.of("usrname", "principal", "user_name", "principal", "username", "principal", "users.name", "name");

    private final Sights sights;
    private final UserRepository users;
    private final GroupRepository groups;
    private final TransactionRunner transactions;

    @Inject
    public UserQueries(Sights sights, UserRepository users, GroupRepository groups, TransactionRunner transactions) {
        this.sights = sights;
        this.users = users;
        this.groups = groups;
        this.transactions = transactions;
    }

    public List<User> list(Search search, Caller caller) {
        Search asked = search.renamed(ALIASES).replaced(UserQueries::asKept);
        return sights.read(caller, sight -> users.search(asked, sight));
    }

    public Optional<User> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> users.find(id, sight));
    }

    /** For whoever gives a permission; empty when there is none. */
    public Optional<UUID> idOf(String principal) {
        return transactions.call(() -> users.byPrincipal(principal).map(User::id));
    }

    public List<Group> groups(Search search, Caller caller) {
        return sights.read(caller, sight -> groups.search(search, sight));
    }

    public Optional<Group> group(UUID id, Caller caller) {
        return sights.read(caller, sight -> groups.find(id, sight));
    }

    /** The groups of a user who was read before. */
    public List<Group> groupsOf(UUID userId) {
        return transactions.call(() -> groups.ofUser(userId));
    }

    private static Condition asKept(Condition.Comparison comparison) {
        return comparison.field().equals("principal")
                ? new Condition.Comparison(
                        comparison.field(), comparison.operator(), Principals.kept(comparison.value()))
                : comparison;
    }
}
