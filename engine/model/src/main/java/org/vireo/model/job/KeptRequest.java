package org.vireo.model.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request that carries a key was answered with. Kept as long as its task. */
@Entity
@Table(name = "kept_request")
public class KeptRequest {

    @Id
    @Column(name = "task_id")
    private UUID taskId;

    @Column(name = "owner_id", nullable = false)
    private UUID ownerId;

    @Column(name = "request_key", nullable = false)
    private String key;

    /** One request may be several commands, each of another kind. */
    @Column(nullable = false)
    private String command;

    @Column(nullable = false)
    private String fingerprint;

    /** As JSON; null until the command is accepted, which nobody else sees. */
    @Column
    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init")
    protected KeptRequest() {}

    public KeptRequest(UUID taskId, UUID ownerId, RequestKey key, String command) {
        this.taskId = taskId;
        this.ownerId = ownerId;
        this.key = key.key();
        this.command = command;
        this.fingerprint = key.fingerprint();
    }

    public UUID taskId() {
        return taskId;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public RequestKey key() {
        return new RequestKey(key, fingerprint);
    }

    public String command() {
        return command;
    }

    public @Nullable String answer() {
        return answer;
    }
}
