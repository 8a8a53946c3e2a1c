package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.access.GroupRepository;
import org.vireo.model.user.Group;
import org.vireo.model.user.GroupMember;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Groups in PostgreSQL. */
@Singleton
public final class HibernateGroupRepository extends HibernateRepository<Group> implements GroupRepository {

    @Inject
    public HibernateGroupRepository(HibernateTransactions transactions) {
        super(transactions, Group.class, SearchTables.GROUPS);
    }

    @Override
    public List<Group> ofUser(UUID userId) {
        return query("select e from Group e join GroupMember m on m.groupId = e.id where m.userId = :user"
                        + " order by by_letter(e.name), e.id")
                .setParameter("user", userId)
                .getResultList();
    }

    @Override
    public boolean enter(UUID groupId, UUID userId) {
        if (session().find(GroupMember.class, new GroupMember.Key(groupId, userId)) != null) {
            return false;
        }
        session().persist(new GroupMember(groupId, userId));
        return true;
    }

    @Override
    public boolean leave(UUID groupId, UUID userId) {
        GroupMember member = session().find(GroupMember.class, new GroupMember.Key(groupId, userId));
        if (member == null) {
            return false;
        }
        session().remove(member);
        return true;
    }
}
