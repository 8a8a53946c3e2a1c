package org.vireo.rest.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Authorizer;
import org.vireo.core.command.Caller;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.core.query.event.EventQueries;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Permit;

/** Decides which changes a client of a stream may learn of. */
final class StreamSight {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSight.class);

    /** Rights that went must count for nothing within a second. */
    private static final Duration BELIEVED = Duration.ofMillis(500);

    private final Sources sources;
    private final Caller caller;
    private boolean everything;
    private long lookedUpAt;

    /** Where the decisions come from. */
    record Sources(Sights sights, Authorizer authorizer, EventQueries events, TaskQueries tasks) {}

    StreamSight(Sources sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
        lookUp();
    }

    private void lookUp() {
        try {
            lookedUpAt = System.nanoTime();
            everything = sources.sights().<Boolean>read(caller, sight -> sight.isEverything());
        } catch (DatabaseUnavailableException e) {
            LOG.debug("Rights of {} stay as they were", caller.principal(), e);
        }
    }

    /** Asks the database only for callers with rights on single objects. */
    boolean sees(@Nullable EntityChanged change) {
        if (System.nanoTime() - lookedUpAt > BELIEVED.toNanos()) {
            lookUp();
        }
        if (change == null || everything) {
            return true;
        }
        try {
            return isVisible(change);
        } catch (DatabaseUnavailableException e) {
            LOG.debug("A change is held back from {}", caller.principal(), e);
            return false;
        }
    }

    private boolean isVisible(EntityChanged change) {
        return switch (change.kind()) {
            case EVENT ->
                sources.events().find(Long.parseLong(change.id()), caller).isPresent();
            case TASK ->
                sources.tasks().find(UUID.fromString(change.id()), caller).isPresent();
            case DATACENTER, CLUSTER, HOST, STORAGEDOMAIN, NETWORK, TEMPLATE, VM, DISK ->
                object(change)
                        .filter(object -> sources.sights()
                                .<Boolean>read(
                                        caller,
                                        sight -> sources.authorizer()
                                                .isAllowed(caller, new RequiredPermit(Permit.VIEW, object))))
                        .isPresent();
        };
    }

    private static Optional<ObjectRef> object(EntityChanged change) {
        return Optional.ofNullable(type(change.kind())).map(type -> new ObjectRef(type, UUID.fromString(change.id())));
    }

    private static @Nullable ObjectType type(EntityKind kind) {
        return switch (kind) {
            case DATACENTER -> ObjectType.DATA_CENTER;
            case CLUSTER -> ObjectType.CLUSTER;
            case HOST -> ObjectType.HOST;
            case STORAGEDOMAIN -> ObjectType.STORAGE_DOMAIN;
            case NETWORK -> ObjectType.NETWORK;
            case TEMPLATE -> ObjectType.TEMPLATE;
            case VM -> ObjectType.VM;
            case DISK -> ObjectType.DISK;
            case TASK, EVENT -> null;
        };
    }
}
