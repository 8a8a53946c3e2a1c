package org.vireo.model.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.ObjectRef;
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

    /** The task that this one is a part of. */
    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "retry_of")
    private @Nullable UUID retryOf;

    /** How many steps there were when it was accepted. */
    @Column(name = "step_count", nullable = false)
    private int stepCount;

    /** What went wrong, for programs; null while nothing did. */
    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "cancelled_by")
    private @Nullable UUID cancelledBy;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "waits_for_children", nullable = false)
    private boolean waitsForChildren;

    @Column(name = "has_parts", nullable = false)
    private boolean hasParts;

    @SuppressWarnings("NullAway.Init")
    protected Task() {}

    public Task(UUID id, TaskOrder order, TaskOrigin origin, Instant startedAt) {
        this.id = id;
        this.command = order.command();
        this.arguments = order.arguments();
        this.description = order.description();
        this.ownerId = order.ownerId();
        this.correlationId = order.correlationId();
        this.subjectType = order.subject().type();
        this.subjectId = order.subject().id();
        this.parentId = origin.parentId();
        this.retryOf = origin.retryOf();
        this.stepCount = order.stepCount();
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

    public ObjectRef subject() {
        return new ObjectRef(subjectType, subjectId);
    }

    public @Nullable UUID parentId() {
        return parentId;
    }

    public @Nullable UUID retryOf() {
        return retryOf;
    }

    public int stepCount() {
        return stepCount;
    }

    public @Nullable String errorCode() {
        return errorCode;
    }

    /** Who asked to cancel it first; null when nobody did. */
    public @Nullable UUID cancelledBy() {
        return cancelledBy;
    }

    public @Nullable Instant cancelledAt() {
        return cancelledAt;
    }

    /** Whether a cancel was asked for: no step begins any more, and long ones are broken off. */
    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** How far it is by its steps, in per cent; null when it has none. */
    public @Nullable Integer percent(Collection<TaskStep> steps) {
        if (stepCount == 0) {
            return null;
        }
        double done = steps.stream()
                .filter(step -> !step.isUndoing())
                .mapToDouble(TaskStep::share)
                .sum();
        return (int) Math.min(100, 100 * done / stepCount);
    }

    public boolean hasEnded() {
        return endedAt != null;
    }

    /** Whether its own steps are done, and it ends with the last of its parts. */
    public boolean waitsForChildren() {
        return waitsForChildren;
    }

    public void waitForChildren() {
        this.waitsForChildren = true;
    }

    /** Whether other tasks are parts of it; few have any, and the others need not be asked about them. */
    public boolean hasParts() {
        return hasParts;
    }

    public void gainPart() {
        this.hasParts = true;
    }

    /** Asks for the end of it; the first one counts. */
    public void cancel(UUID user, Instant when) {
        if (cancelledAt == null) {
            this.cancelledBy = user;
            this.cancelledAt = when;
        }
    }

    public void finish(Instant when) {
        this.status = TaskStatus.FINISHED;
        this.endedAt = when;
    }

    /**
     * Ends it in another way than it should.
     *
     * @param code stable, for programs
     * @param why for people, with a remedy
     */
    public void end(TaskStatus how, String code, String why, Instant when) {
        this.status = how;
        this.errorCode = code;
        this.failure = why;
        this.endedAt = when;
    }
}
