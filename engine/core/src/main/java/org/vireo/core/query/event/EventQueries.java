package org.vireo.core.query.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.AuditLog;
import org.vireo.core.query.Search;
import org.vireo.model.event.AuditEvent;

/** Reads the audit log: what one caused oneself, and what happened to objects in sight. */
@Singleton
public final class EventQueries {

    /** More than anybody reads at once; what comes before is reached by pages. */
    private static final int DEFAULT_MAX = 1000;

    private final Sights sights;
    private final AuditLog log;

    @Inject
    public EventQueries(Sights sights, AuditLog log) {
        this.sights = sights;
        this.log = log;
    }

    /** Newest first, only those with a greater id than {@code afterId}. */
    public List<AuditEvent> list(Search search, long afterId, Caller caller) {
        Search limited = search.max() == 0 ? search.limitedTo(DEFAULT_MAX) : search;
        return sights.read(caller, sight -> log.search(limited, afterId, sight));
    }

    public Optional<AuditEvent> find(long id, Caller caller) {
        return sights.read(caller, sight -> log.find(id, sight));
    }
}
