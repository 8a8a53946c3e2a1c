package org.vireo.core.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;

/** The seals of the audit log. Everything is to be called within a transaction. */
public interface AuditChain {

    /** Keeps other engines from sealing until the transaction ends. */
    void sealAlone();

    Optional<AuditSeal> last();

    /** Events that wait for their seal, by their ids. */
    List<AuditEvent> unsealed(int most);

    long countUnsealed();

    /** Seals events, which wait no longer. */
    void seal(List<AuditSeal> seals);

    /** Seals after this one, in their order, with their events. */
    List<Sealed> after(long seq, int most);

    /** The first event that neither has a seal nor waits for one. */
    OptionalLong stranger();

    /**
     * A seal with what it is over.
     *
     * @param event null when it is gone
     */
    record Sealed(AuditSeal seal, @Nullable AuditEvent event) {}
}
