package org.vireo.core.query.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.access.Sight;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.AuditLog;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.vm.Vm;

/** Reads the audit log: what one caused oneself, and what happened to objects in sight. */
@Singleton
public final class EventQueries {

    /** More than anybody reads at once; what comes before is reached by pages. */
    private static final int DEFAULT_MAX = 1000;

    private final Sights sights;
    private final AuditLog log;
    private final VmRepository vms;

    @Inject
    public EventQueries(Sights sights, AuditLog log, VmRepository vms) {
        this.sights = sights;
        this.log = log;
        this.vms = vms;
    }

    /** Newest first, only those with a greater id than {@code afterId}. */
    public List<AuditEvent> list(Search search, long afterId, Caller caller) {
        Search limited = search.max() == 0 ? search.limitedTo(DEFAULT_MAX) : search;
        return sights.read(caller, sight -> visible(log.search(limited, afterId), sight, caller));
    }

    public Optional<AuditEvent> find(long id, Caller caller) {
        return sights.read(
                caller,
                sight -> log.find(id)
                        .flatMap(event ->
                                visible(List.of(event), sight, caller).stream().findFirst()));
    }

    private List<AuditEvent> visible(List<AuditEvent> events, Sight sight, Caller caller) {
        if (sight.isEverything()) {
            return events;
        }
        Set<UUID> seenVms =
                vms
                        .findAll(events.stream()
                                .map(AuditEvent::vmId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(vm -> sight.sees(ObjectRef.vm(vm.id()), ObjectRef.cluster(vm.clusterId())))
                        .map(Vm::id)
                        .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> caller.userId().equals(event.userId())
                        || isInSight(event, sight)
                        || (event.vmId() != null && seenVms.contains(event.vmId())))
                .toList();
    }

    private static boolean isInSight(AuditEvent event, Sight sight) {
        ObjectRef object = event.object();
        return object != null && sight.sees(object);
    }
}
