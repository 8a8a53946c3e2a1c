package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/** A user or a group has a role on an object and on everything below it. It goes with any of them. */
@Entity
@Table(name = "permission")
public class Permission {

    @Id
    private UUID id;

    @Column(name = "user_id")
    private @Nullable UUID userId;

    @Column(name = "group_id")
    private @Nullable UUID groupId;

    @Column(name = "role_id", nullable = false)
    private UUID roleId;

    @Enumerated(EnumType.STRING)
    @Column(name = "object_type", nullable = false)
    private ObjectType objectType;

    @Column(name = "object_id", nullable = false)
    private UUID objectId;

    @SuppressWarnings("NullAway.Init")
    protected Permission() {}

    /** @param grantee a user or a group */
    public Permission(UUID id, ObjectRef grantee, UUID roleId, ObjectRef object) {
        this.id = id;
        switch (grantee.type()) {
            case USER -> this.userId = grantee.id();
            case GROUP -> this.groupId = grantee.id();
            default -> throw new IllegalArgumentException("Nobody to hold a permission: " + grantee);
        }
        this.roleId = roleId;
        this.objectType = object.type();
        this.objectId = object.id();
    }

    public UUID id() {
        return id;
    }

    /** The user or group that holds it. */
    public ObjectRef grantee() {
        if (userId != null) {
            return ObjectRef.user(userId);
        }
        if (groupId != null) {
            return ObjectRef.group(groupId);
        }
        throw new IllegalStateException("Permission " + id + " is nobody's");
    }

    public UUID roleId() {
        return roleId;
    }

    public ObjectRef object() {
        return new ObjectRef(objectType, objectId);
    }
}
