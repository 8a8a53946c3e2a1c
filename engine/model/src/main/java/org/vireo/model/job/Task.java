package org.vireo.model.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.ObjectType;

/** Something a user asked for: who, what, on what, since when, how it ended. "Job" in the oVirt API. */
@Entity
@Table(name = "task")
public class Task {

    @Id
    private UUID id;

    /** Name of the command, such as StartVm. */
    @Column(nullable = false)
    private String command;

    /** The command's record as JSON, without secrets: enough to take its steps up again. */
    @Column(nullable = false, columnDefinition = "jsonb")
    private String arguments;

    @Column(nullable = false)
    private String description;

    @Column(name = "owner_id", nullable = false)
    private UUID ownerId;

    @Column(name = "correlation_id", nullable = false)
    private String correlationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_type", nullable = false)
    private ObjectType subjectType;

    @Column(name = "subject_id", nullable = false)
    private UUID subjectId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TaskStatus status;

    /** What went wrong, with a remedy; null while nothing did. */
    @Column
    private @Nullable String failure;

    @Column(name = "started_at", nullable = false)
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Task() {}

    public Task(UUID id, TaskOrder order, Instant startedAt) {
        this.id = id;
        this.command = order.command();
        this.arguments = order.arguments();
        this.description = order.description();
        this.ownerId = order.ownerId();
        this.correlationId = order.correlationId();
        this.subjectType = order.subject().type();
        this.subjectId = order.subject().id();
        this.status = TaskStatus.STARTED;
        this.startedAt = startedAt;
    }

    public UUID id() {
        return id;
    }

    public String command() {
        return command;
    }

    public String arguments() {
        return arguments;
    }

    public String description() {
        return description;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String correlationId() {
        return correlationId;
    }

    public ObjectType subjectType() {
        return subjectType;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public TaskStatus status() {
        return status;
    }

    public @Nullable String failure() {
        return failure;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public void end(TaskStatus how, @Nullable String why, Instant when) {
        this.status = how;
        this.failure = why;
        this.endedAt = when;
    }
}
