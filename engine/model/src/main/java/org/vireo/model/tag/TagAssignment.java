package org.vireo.model.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/** A tag that is on an object. */
@Entity
@Table(name = "tag_assignment")
@IdClass(TagAssignment.Key.class)
public class TagAssignment {

    @Id
    @Column(name = "tag_id")
    private UUID tagId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "object_type")
    private ObjectType objectType;

    @Id
    @Column(name = "object_id")
    private UUID objectId;

    @SuppressWarnings("NullAway.Init")
    protected TagAssignment() {}

    public TagAssignment(UUID tagId, ObjectRef object) {
        this.tagId = tagId;
        this.objectType = object.type();
        this.objectId = object.id();
    }

    /** Which tag is on what. */
    public record Key(UUID tagId, ObjectType objectType, UUID objectId) implements Serializable {}
}
