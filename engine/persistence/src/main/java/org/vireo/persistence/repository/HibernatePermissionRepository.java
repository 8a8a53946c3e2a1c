package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.query.SelectionQuery;
import org.hibernate.type.StandardBasicTypes;
import org.vireo.core.port.access.PermissionRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;
import org.vireo.model.user.Role;
import org.vireo.model.user.Roles;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;

/** Permissions in PostgreSQL. */
@Singleton
public final class HibernatePermissionRepository implements PermissionRepository {

    private static final String OF_USER = "(p.userId = :user or p.groupId = :everyone"
            + " or p.groupId in (select m.groupId from GroupMember m where m.userId = :user))";

    /** As SQL: each request asks this, and Hibernate would translate the look into an array anew each time. */
    private static final String GRANTS =
            "select p.object_type, p.object_id, cast(:permit as varchar) = any(r.permits) as permitted"
                    + " from permission p join role r on r.id = p.role_id where (p.user_id = :user"
                    + " or p.group_id = :everyone"
                    + " or p.group_id in (select m.group_id from group_member m where m.user_id = :user))";

    private final HibernateTransactions transactions;

    @Inject
    public HibernatePermissionRepository(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    /** An object, and whether the role on it has the permit that was asked about. */
    private record Grant(ObjectRef object, boolean hasPermit) {}

    @Override
    public Reach reach(UUID userId, Permit permit) {
        return Reach.of(userId, objects(grants(userId, permit), true));
    }

    @Override
    public Reach sight(UUID userId) {
        List<Grant> grants = grants(userId, Permit.VIEW);
        return Reach.of(userId, objects(grants, true), objects(grants, false));
    }

    private List<Grant> grants(UUID userId, Permit permit) {
        return transactions
                .session()
                .createNativeQuery(GRANTS, Object[].class)
                .addScalar("object_type", StandardBasicTypes.STRING)
                .addScalar("object_id", StandardBasicTypes.UUID)
                .addScalar("permitted", StandardBasicTypes.BOOLEAN)
                .addSynchronizedEntityClass(Permission.class)
                .setParameter("user", userId)
                .setParameter("everyone", Group.EVERYONE)
                .setParameter("permit", permit.name())
                .getResultList()
                .stream()
                .map(row ->
                        new Grant(new ObjectRef(ObjectType.valueOf((String) row[0]), (UUID) row[1]), (Boolean) row[2]))
                .toList();
    }

    private static List<ObjectRef> objects(List<Grant> grants, boolean withPermit) {
        return grants.stream()
                .filter(grant -> grant.hasPermit() == withPermit)
                .map(Grant::object)
                .toList();
    }

    @Override
    public Optional<Permission> find(UUID id) {
        return Optional.ofNullable(transactions.session().find(Permission.class, id));
    }

    @Override
    public List<Permission> on(ObjectRef object) {
        return query("p.objectType = :type and p.objectId = :id")
                .setParameter("type", object.type())
                .setParameter("id", object.id())
                .getResultList();
    }

    @Override
    public List<Permission> of(ObjectRef granteeOrRole) {
        return query(column(granteeOrRole) + " = :id")
                .setParameter("id", granteeOrRole.id())
                .getResultList();
    }

    @Override
    public List<Held> held(UUID userId) {
        return held(OF_USER, query -> query.setParameter("user", userId).setParameter("everyone", Group.EVERYONE));
    }

    @Override
    public List<Held> heldBy(ObjectRef grantee) {
        return held(column(grantee) + " = :id", query -> query.setParameter("id", grantee.id()));
    }

    private List<Held> held(String where, Consumer<SelectionQuery<Object[]>> parameters) {
        SelectionQuery<Object[]> query = transactions
                .session()
                .createSelectionQuery(
                        "select p, r from Permission p join Role r on r.id = p.roleId where " + where, Object[].class);
        parameters.accept(query);
        return query.getResultList().stream()
                .map(row -> new Held(((Permission) row[0]).object(), ((Role) row[1]).permits()))
                .toList();
    }

    private static String column(ObjectRef granteeOrRole) {
        return switch (granteeOrRole.type()) {
            case USER -> "p.userId";
            case GROUP -> "p.groupId";
            case ROLE -> "p.roleId";
            default -> throw new IllegalArgumentException("Nothing that permissions are of: " + granteeOrRole);
        };
    }

    @Override
    public boolean isSomebodyInCharge(Collection<UUID> withoutUsers, Collection<UUID> withoutPermissions) {
        return !transactions
                .session()
                .createSelectionQuery(
                        "select u.id from User u join Permission p on p.userId = u.id where u.enabled"
                                + " and p.roleId = :superUser and p.objectType = SYSTEM"
                                + " and not one_of(:users, u.id) and not one_of(:permissions, p.id)",
                        UUID.class)
                .setParameter("superUser", Roles.SUPER_USER)
                .setParameter("users", HqlFunctions.ids(withoutUsers))
                .setParameter("permissions", HqlFunctions.ids(withoutPermissions))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public Optional<Permission> same(Permission permission) {
        return on(permission.object()).stream()
                .filter(other -> other.roleId().equals(permission.roleId())
                        && other.grantee().equals(permission.grantee()))
                .findFirst();
    }

    @Override
    public void add(Permission permission) {
        transactions.session().persist(permission);
    }

    @Override
    public void remove(Permission permission) {
        transactions.session().remove(permission);
    }

    private SelectionQuery<Permission> query(String where) {
        return transactions
                .session()
                .createSelectionQuery("select p from Permission p where " + where + " order by p.id", Permission.class);
    }
}
