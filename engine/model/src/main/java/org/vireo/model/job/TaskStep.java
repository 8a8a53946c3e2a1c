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

/** One step of a task, journaled so that a killed engine knows where to go on. */
@Entity
@Table(name = "task_step")
public class TaskStep {

    @Id
    private UUID id;

    @Column(name = "task_id", nullable = false)
    private UUID taskId;

    /** Position within the task, from 0. */
    @Column(nullable = false)
    private int position;

    @Column(nullable = false)
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TaskStatus status;

    @Column
    private @Nullable String failure;

    @Column(name = "started_at", nullable = false)
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** Whether it takes back what the step at the same position did. */
    @Column(nullable = false)
    private boolean undoing;

    /** Null when it is not known how far it is. */
    @Column(name = "bytes_done")
    private @Nullable Long bytesDone;

    @Column(name = "bytes_total")
    private @Nullable Long bytesTotal;

    @SuppressWarnings("NullAway.Init")
    protected TaskStep() {}

    /** One that has begun. */
    public TaskStep(UUID id, StepKey key, String description, Instant startedAt) {
        this.id = id;
        this.taskId = key.taskId();
        this.position = key.position();
        this.undoing = key.undoing();
        this.description = description;
        this.status = TaskStatus.STARTED;
        this.startedAt = startedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID taskId() {
        return taskId;
    }

    public int position() {
        return position;
    }

    public String description() {
        return description;
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

    public boolean isUndoing() {
        return undoing;
    }

    public @Nullable Long bytesDone() {
        return bytesDone;
    }

    public @Nullable Long bytesTotal() {
        return bytesTotal;
    }

    /** From 0 to 1: how much of it is done, as far as anybody knows. */
    double share() {
        if (status == TaskStatus.FINISHED) {
            return 1;
        }
        Long done = bytesDone;
        Long total = bytesTotal;
        return done == null || total == null || total <= 0 ? 0 : (double) done / total;
    }
}
