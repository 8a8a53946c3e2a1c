package org.vireo.model.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What makes a later change of an event show: a hash over it and over all that were sealed before. */
@Entity
@Table(name = "audit_seal")
public class AuditSeal {

    /** From 1, without gaps. */
    @Id
    private long seq;

    @Column(name = "event_id", nullable = false)
    private long eventId;

    /** SHA-256, hex. */
    @Column(nullable = false)
    private String hash;

    @SuppressWarnings("NullAway.Init")
    protected AuditSeal() {}

    public AuditSeal(long seq, long eventId, String hash) {
        this.seq = seq;
        this.eventId = eventId;
        this.hash = hash;
    }

    public long seq() {
        return seq;
    }

    public long eventId() {
        return eventId;
    }

    public String hash() {
        return hash;
    }
}
