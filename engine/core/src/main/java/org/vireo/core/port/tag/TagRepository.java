package org.vireo.core.port.tag;

import java.util.List;
import java.util.UUID;
import org.vireo.core.port.Repository;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;

/** Tags, and what they are on. Search fields: id, name, description. */
public interface TagRepository extends Repository<Tag> {

    /** Those on an object, by name. */
    List<Tag> on(ObjectRef object);

    /** @return false when it is on the object already */
    boolean assign(UUID tagId, ObjectRef object);

    /** @return false when it is not on the object */
    boolean unassign(UUID tagId, ObjectRef object);
}
