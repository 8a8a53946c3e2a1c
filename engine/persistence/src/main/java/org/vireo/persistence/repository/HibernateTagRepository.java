package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.tag.TagRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;
import org.vireo.model.tag.TagAssignment;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Tags in PostgreSQL. */
@Singleton
public final class HibernateTagRepository extends HibernateRepository<Tag> implements TagRepository {

    @Inject
    public HibernateTagRepository(HibernateTransactions transactions) {
        super(transactions, Tag.class, SearchTables.TAGS);
    }

    @Override
    public List<Tag> on(ObjectRef object) {
        return query("select e from Tag e join TagAssignment a on a.tagId = e.id"
                        + " where a.objectType = :type and a.objectId = :object order by by_letter(e.name), e.id")
                .setParameter("type", object.type())
                .setParameter("object", object.id())
                .getResultList();
    }

    @Override
    public boolean assign(UUID tagId, ObjectRef object) {
        if (session().find(TagAssignment.class, key(tagId, object)) != null) {
            return false;
        }
        session().persist(new TagAssignment(tagId, object));
        return true;
    }

    @Override
    public boolean unassign(UUID tagId, ObjectRef object) {
        TagAssignment assigned = session().find(TagAssignment.class, key(tagId, object));
        if (assigned == null) {
            return false;
        }
        session().remove(assigned);
        return true;
    }

    private static TagAssignment.Key key(UUID tagId, ObjectRef object) {
        return new TagAssignment.Key(tagId, object.type(), object.id());
    }
}
