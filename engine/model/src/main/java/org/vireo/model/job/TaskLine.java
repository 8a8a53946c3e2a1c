package org.vireo.model.job;

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
import org.vireo.model.event.Severity;

/** A line of a task's log, such as why a step waits or failed, with what the host's hook script said. Kept as long as the task. */
@Entity
@Table(name = "task_line")
public class TaskLine {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "task_id", nullable = false)
    private UUID taskId;

    /** Of the step that it is about. */
    @Column(nullable = false)
    private int position;

    /** Whether that step takes back what the one at the same position did. */
    @Column(nullable = false)
    private boolean undoing;

    @Column(nullable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Severity severity;

    @Column(nullable = false)
    private String text;

    @SuppressWarnings("NullAway.Init")
    protected TaskLine() {}

    public TaskLine(StepKey step, Instant at, Severity severity, String text) {
        this.taskId = step.taskId();
        this.position = step.position();
        this.undoing = step.undoing();
        this.at = at;
        this.severity = severity;
        this.text = text;
    }

    public UUID taskId() {
        return taskId;
    }

    public int position() {
        return position;
    }

    public boolean isUndoing() {
        return undoing;
    }

    public Instant at() {
        return at;
    }

    public Severity severity() {
        return severity;
    }

    public String text() {
        return text;
    }
}
