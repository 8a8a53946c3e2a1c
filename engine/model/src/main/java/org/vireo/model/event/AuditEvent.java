package org.vireo.model.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;

/** One record of the audit log. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    /** Grows with time; clients follow the log by it. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private EventCode code;

    @Column(name = "occurred_at", nullable = false)
    private Instant occurredAt;

    @Column(nullable = false)
    private String message;

    @Column(name = "correlation_id", nullable = false)
    private String correlationId;

    @Column(name = "user_id")
    private @Nullable UUID userId;

    @Column(name = "vm_id")
    private @Nullable UUID vmId;

    @Column(name = "host_id")
    private @Nullable UUID hostId;

    @Enumerated(EnumType.STRING)
    @Column(name = "object_type")
    private @Nullable ObjectType objectType;

    @Column(name = "object_id")
    private @Nullable UUID objectId;

    @SuppressWarnings("NullAway.Init")
    protected AuditEvent() {}

    public AuditEvent(
            EventCode code,
            Instant occurredAt,
            String message,
            String correlationId,
            @Nullable UUID userId,
            @Nullable ObjectRef object,
            @Nullable UUID hostId) {
        this.code = code;
        this.occurredAt = occurredAt;
        this.message = message;
        this.correlationId = correlationId;
        this.userId = userId;
        this.hostId = object != null && object.type() == ObjectType.HOST ? object.id() : hostId;
        this.vmId = object != null && object.type() == ObjectType.VM ? object.id() : null;
        this.objectType = object == null ? null : object.type();
        this.objectId = object == null ? null : object.id();
    }

    public long id() {
        return id == null ? 0 : id;
    }

    public EventCode code() {
        return code;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public String message() {
        return message;
    }

    public String correlationId() {
        return correlationId;
    }

    public @Nullable UUID userId() {
        return userId;
    }

    public @Nullable UUID vmId() {
        return vmId;
    }

    public @Nullable UUID hostId() {
        return hostId;
    }

    public @Nullable ObjectRef object() {
        return objectType == null || objectId == null ? null : new ObjectRef(objectType, objectId);
    }
}
