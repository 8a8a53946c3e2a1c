package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.vireo.core.port.UserRepository;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Permission;
import org.vireo.model.user.User;
import org.vireo.persistence.database.HibernateTransactions;

/** Users with their permissions and tokens in PostgreSQL. */
@Singleton
public final class HibernateUserRepository implements UserRepository {

    private final HibernateTransactions transactions;

    @Inject
    public HibernateUserRepository(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<User> find(UUID id) {
        return Optional.ofNullable(session().find(User.class, id));
    }

    @Override
    public Optional<User> byPrincipal(String principal) {
        return session()
                .createSelectionQuery("from User e where e.principal = :principal", User.class)
                .setParameter("principal", principal)
                .uniqueResultOptional();
    }

    @Override
    public List<User> list() {
        return session()
                .createSelectionQuery("from User e order by e.principal", User.class)
                .getResultList();
    }

    @Override
    public void add(User user) {
        session().persist(user);
    }

    @Override
    public List<Permission> permissions(UUID userId) {
        return session()
                .createSelectionQuery("from Permission e where e.userId = :user order by e.id", Permission.class)
                .setParameter("user", userId)
                .getResultList();
    }

    @Override
    public void addPermission(Permission permission) {
        session().persist(permission);
    }

    @Override
    public void addToken(AccessToken token) {
        session().persist(token);
    }

    @Override
    public Optional<AccessToken> token(String tokenHash) {
        return Optional.ofNullable(session().find(AccessToken.class, tokenHash));
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
    public void removeTokensExpiredBefore(Instant time) {
        session()
                .createMutationQuery("delete from AccessToken e where e.expiresAt < :time")
                .setParameter("time", time)
                .executeUpdate();
    }

    private Session session() {
        return transactions.session();
    }
}
