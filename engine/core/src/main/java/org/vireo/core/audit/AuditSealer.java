package org.vireo.core.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.vireo.core.port.AuditChain;
import org.vireo.core.port.TransactionRunner;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;

/** Seals what was entered into the audit log since the last time. */
@Singleton
public final class AuditSealer {

    static final int BATCH = 1_000;

    private final AuditChain chain;
    private final TransactionRunner transactions;

    @Inject
    public AuditSealer(AuditChain chain, TransactionRunner transactions) {
        this.chain = chain;
        this.transactions = transactions;
    }

    /**
     * One batch after the other, until nothing waits.
     *
     * @return the last seal of all
     */
    public AuditSeal seal() {
        List<AuditSeal> made;
        do {
            made = transactions.call(this::sealBatch);
        } while (made.size() > BATCH);
        return made.getLast();
    }

    /** The last seal that was there and those that were added. */
    private List<AuditSeal> sealBatch() {
        chain.sealAlone();
        List<AuditSeal> seals = new ArrayList<>();
        seals.add(chain.last().orElse(EventHash.START));
        List<AuditEvent> events = chain.unsealed(BATCH);
        for (AuditEvent event : events) {
            seals.add(EventHash.seal(seals.getLast(), event));
        }
        if (!events.isEmpty()) {
            chain.seal(seals.subList(1, seals.size()));
        }
        return seals;
    }
}
