package org.vireo.model.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/** A lock that a task holds on an object. It lives exactly as long as the task works. */
@Entity
@Table(name = "entity_lock")
public class EntityLock {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "object_type", nullable = false)
    private ObjectType objectType;

    @Column(name = "object_id", nullable = false)
    private UUID objectId;

    @Column(nullable = false)
    private boolean exclusive;

    @Column(name = "task_id", nullable = false)
    private UUID taskId;

    /** What whoever comes second is told, such as "it is being started". */
    @Column(nullable = false)
    private String purpose;

    @Column(name = "since", nullable = false)
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected EntityLock() {}

    public EntityLock(UUID id, ObjectRef object, boolean exclusive, UUID taskId, String purpose, Instant since) {
        this.id = id;
        this.objectType = object.type();
        this.objectId = object.id();
        this.exclusive = exclusive;
        this.taskId = taskId;
        this.purpose = purpose;
        this.since = since;
    }

    public ObjectRef object() {
        return new ObjectRef(objectType, objectId);
    }

    public boolean isExclusive() {
        return exclusive;
    }

    public UUID taskId() {
        return taskId;
    }

    public String purpose() {
        return purpose;
    }

    public Instant since() {
        return since;
    }
}
