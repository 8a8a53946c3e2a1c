package org.vireo.core.query.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Sights;
import org.vireo.core.audit.ChainState;
import org.vireo.core.audit.EventHash;
import org.vireo.core.audit.KnownSeal;
import org.vireo.core.command.Caller;
import org.vireo.core.port.AuditChain;
import org.vireo.core.port.TransactionRunner;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;
import org.vireo.model.user.Reach;

/** Walks along the seals of the audit log, in pages, each in a transaction of its own. */
@Singleton
public final class AuditVerifier {

    private static final int PAGE = 2_000;

    private final AuditChain chain;
    private final Sights sights;
    private final TransactionRunner transactions;

    @Inject
    public AuditVerifier(AuditChain chain, Sights sights, TransactionRunner transactions) {
        this.chain = chain;
        this.sights = sights;
        this.transactions = transactions;
    }

    /**
     * The whole chain.
     *
     * @param known a seal that was written down elsewhere; null when there is none
     * @return empty for callers who do not see the whole system
     */
    public Optional<ChainState> verify(@Nullable KnownSeal known, Caller caller) {
        return sights.read(caller, Reach::isEverything) ? Optional.of(walk(known)) : Optional.empty();
    }

    private ChainState walk(@Nullable KnownSeal known) {
        AuditSeal last = EventHash.START;
        List<AuditChain.Sealed> page;
        do {
            long from = last.seq();
            page = transactions.call(() -> chain.after(from, PAGE));
            for (AuditChain.Sealed next : page) {
                String why = whyBroken(last, next, known);
                if (why != null) {
                    return new ChainState.Broken(next.seal().eventId(), why);
                }
                last = next.seal();
            }
        } while (page.size() == PAGE);
        return ending(last, known);
    }

    private static @Nullable String whyBroken(AuditSeal before, AuditChain.Sealed next, @Nullable KnownSeal known) {
        AuditSeal seal = next.seal();
        AuditEvent event = next.event();
        if (seal.seq() != before.seq() + 1) {
            return "Seals " + (before.seq() + 1) + " to " + (seal.seq() - 1) + " are gone.";
        }
        if (event == null) {
            return "Event " + seal.eventId() + " is gone.";
        }
        if (!EventHash.seal(before, event).hash().equals(seal.hash())) {
            return "Event " + seal.eventId() + " of " + event.occurredAt() + " or its seal is not what it was.";
        }
        return known != null && known.differsFrom(seal)
                ? "Seal " + seal.seq() + " was " + known.hash() + " once and is " + seal.hash()
                        + ": the chain was made anew."
                : null;
    }

    /** An event that was slipped in has no seal; one that was cut off at the end is missed by a seal that is known. */
    private ChainState ending(AuditSeal last, @Nullable KnownSeal known) {
        if (known != null && known.seq() > last.seq()) {
            return new ChainState.Broken(
                    0,
                    "The last seal is " + last.seq() + ", and " + known.seq()
                            + " was there once: the end was cut off.");
        }
        OptionalLong stranger = transactions.call(chain::stranger);
        return stranger.isPresent()
                ? new ChainState.Broken(
                        stranger.getAsLong(),
                        "Event " + stranger.getAsLong() + " was not entered by an engine: it has no seal.")
                : new ChainState.Intact(KnownSeal.of(last), transactions.call(chain::countUnsealed));
    }
}
