package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.vireo.core.audit.Auditor;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.event.EventCode;

/** Tells listeners and the audit log what a command did. To be called within a transaction. */
@Singleton
public final class Announcements {

    private final EventBus events;
    private final Auditor auditor;

    @Inject
    public Announcements(EventBus events, Auditor auditor) {
        this.events = events;
        this.auditor = auditor;
    }

    /** Listeners learn of it after the commit. */
    public void changed(ObjectRef object, ChangeKind change) {
        kindOf(object.type())
                .ifPresent(kind ->
                        events.publish(new EntityChanged(kind, object.id().toString(), change)));
    }

    /** Enters a sentence about the object into the audit log. */
    public void record(EventCode code, String sentence, ObjectRef object, Caller caller) {
        auditor.record(code, sentence, caller.correlationId(), caller.userId(), object);
    }

    private static Optional<EntityKind> kindOf(ObjectType type) {
        return switch (type) {
            case DATA_CENTER -> Optional.of(EntityKind.DATACENTER);
            case CLUSTER -> Optional.of(EntityKind.CLUSTER);
            case HOST -> Optional.of(EntityKind.HOST);
            case STORAGE_DOMAIN -> Optional.of(EntityKind.STORAGEDOMAIN);
            case NETWORK -> Optional.of(EntityKind.NETWORK);
            case TEMPLATE -> Optional.of(EntityKind.TEMPLATE);
            case VM -> Optional.of(EntityKind.VM);
            case DISK -> Optional.of(EntityKind.DISK);
            case TASK -> Optional.of(EntityKind.TASK);
            case EVENT -> Optional.of(EntityKind.EVENT);
            case SYSTEM, VNIC_PROFILE, USER, GROUP, ROLE, TAG, BOOKMARK, QUOTA -> Optional.empty();
        };
    }
}
