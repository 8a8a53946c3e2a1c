package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.User;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Users with their tokens in PostgreSQL. */
@Singleton
public final class HibernateUserRepository extends HibernateRepository<User> implements UserRepository {

    @Inject
    public HibernateUserRepository(HibernateTransactions transactions) {
        super(transactions, User.class, SearchTables.USERS);
    }

    @Override
    public Optional<User> byPrincipal(String principal) {
        return query("from User e where e.principal = :principal")
                .setParameter("principal", principal)
                .uniqueResultOptional();
    }

    @Override
    public boolean isEmpty() {
        return query("from User e").setMaxResults(1).getResultList().isEmpty();
    }

    @Override
    public Set<UUID> enabled(Collection<UUID> userIds) {
        return Set.copyOf(session()
                .createSelectionQuery("select e.id from User e where e.enabled and one_of(:ids, e.id)", UUID.class)
                .setParameter("ids", HqlFunctions.ids(userIds))
                .getResultList());
    }

    @Override
    public void renewHash(UUID userId, String from, String to) {
        session()
                .createMutationQuery(
                        "update User e set e.passwordHash = :new where e.id = :user and e.passwordHash = :old")
                .setParameter("new", to)
                .setParameter("user", userId)
                .setParameter("old", from)
                .executeUpdate();
    }

    @Override
    public Optional<Login> login(String tokenHash) {
        return session()
                .createSelectionQuery(
                        "select t, u, r from AccessToken t join User u on u.id = t.userId"
                                + " left join Role r on r.id = t.roleId where t.tokenHash = :hash",
                        Login.class)
                .setParameter("hash", tokenHash)
                .uniqueResultOptional();
    }

    @Override
    public Set<String> aliveTokens(Collection<String> tokenHashes, Instant now) {
        return Set.copyOf(session()
                .createSelectionQuery(
                        "select e.tokenHash from AccessToken e where e.expiresAt > :now and one_of(:hashes, e.tokenHash)",
                        String.class)
                .setParameter("now", now)
                .setParameter("hashes", tokenHashes.toArray(String[]::new))
                .getResultList());
    }

    @Override
    public void addToken(AccessToken token) {
        session().persist(token);
    }

    @Override
    public Optional<AccessToken> token(String tokenHash) {
        return Optional.ofNullable(session().find(AccessToken.class, tokenHash));
    }

    @Override
    public List<AccessToken> tokensOf(UUID userId) {
        return session()
                .createSelectionQuery(
                        "from AccessToken e where e.userId = :user order by e.issuedAt desc, e.id", AccessToken.class)
                .setParameter("user", userId)
                .getResultList();
    }

    /** Nothing happens when it is gone already: two may log out at once. */
    @Override
    public void removeToken(String tokenHash) {
        session()
                .createMutationQuery("delete from AccessToken e where e.tokenHash = :hash")
                .setParameter("hash", tokenHash)
                .executeUpdate();
    }

    @Override
    public void removeTokensOf(UUID userId) {
        session()
                .createMutationQuery("delete from AccessToken e where e.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }

    @Override
    public void removeTokensExpiredBefore(Instant time) {
        session()
                .createMutationQuery("delete from AccessToken e where e.expiresAt < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
