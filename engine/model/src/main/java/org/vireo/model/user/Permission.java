package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/** A user has a role on an object and on everything below it. */
@Entity
@Table(name = "permission")
public class Permission {

    @Id
    private UUID id;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Role role;

    @Enumerated(EnumType.STRING)
    @Column(name = "object_type", nullable = false)
    private ObjectType objectType;

    @Column(name = "object_id", nullable = false)
    private UUID objectId;

    @SuppressWarnings("NullAway.Init")
    protected Permission() {}

    public Permission(UUID id, UUID userId, Role role, ObjectRef object) {
        this.id = id;
        this.userId = userId;
        this.role = role;
        this.objectType = object.type();
        this.objectId = object.id();
    }

    public UUID userId() {
        return userId;
    }

    public Role role() {
        return role;
    }

    public ObjectRef object() {
        return new ObjectRef(objectType, objectId);
    }
}
