package org.vireo.core.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.AuditLog;
import org.vireo.core.port.EventBus;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;

/** Enters what happened into the audit log and tells listeners. To be called within a transaction. */
@Singleton
public final class Auditor {

    private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

    private final AuditLog log;
    private final EventBus events;
    private final Clock clock;

    @Inject
    public Auditor(AuditLog log, EventBus events, Clock clock) {
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Something that a user caused. */
    public void record(EventCode code, String message, String correlationId, UUID userId, @Nullable ObjectRef object) {
        enter(new AuditEvent(code, clock.instant(), message, correlationId, userId, object, null));
    }

    /** Something that was observed on a host. */
    public void observed(
            EventCode code, String message, String correlationId, @Nullable ObjectRef object, @Nullable UUID hostId) {
        enter(new AuditEvent(code, clock.instant(), message, correlationId, null, object, hostId));
    }

    private void enter(AuditEvent event) {
        log.add(event);
        LOG.info("Event {} ({}): {}", event.code().number(), event.code(), event.message());
        events.publish(new EntityChanged(EntityKind.EVENT, Long.toString(event.id()), ChangeKind.CREATED));
    }
}
