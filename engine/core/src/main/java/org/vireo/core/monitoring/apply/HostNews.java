package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.core.audit.Auditor;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.launch.VmStates;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** Tells what became of a host, and what that means for its VMs. To be called within a transaction. */
@Singleton
public final class HostNews {

    private final VmRepository vms;
    private final VmStates states;
    private final EventBus events;
    private final Auditor auditor;
    private final Clock clock;

    @Inject
    public HostNews(VmRepository vms, VmStates states, EventBus events, Auditor auditor, Clock clock) {
        this.vms = vms;
        this.states = states;
        this.events = events;
        this.auditor = auditor;
        this.clock = clock;
    }

    void changed(Host host) {
        events.publish(new EntityChanged(EntityKind.HOST, host.id().toString(), ChangeKind.UPDATED));
    }

    /** Records a transition that an admin wants to read of; a short break of the link is none. */
    void transition(Host host, HostStatus before, String correlationId) {
        switch (host.status()) {
            case UP -> {
                if (before != HostStatus.CONNECTING) {
                    record(EventCode.HOST_DETECTED_UP, host, "Host " + host.name() + " is up.", correlationId);
                }
            }
            case NON_RESPONSIVE ->
                record(
                        EventCode.HOST_NON_RESPONSIVE,
                        host,
                        "Host " + host.name() + " does not answer: "
                                + host.statusReason().replaceFirst("\\.$", "")
                                + ". The status of its VMs is unknown until it does.",
                        correlationId);
            case NON_OPERATIONAL ->
                record(
                        EventCode.HOST_NON_OPERATIONAL,
                        host,
                        "Host " + host.name() + " cannot be used: " + host.statusReason(),
                        correlationId);
            case INSTALLING, INITIALIZING, CONNECTING, MAINTENANCE -> {}
        }
    }

    /** Nobody can say what runs on the host. */
    void vmsUnknown(Host host, String correlationId) {
        List<UUID> ids =
                vms.runtimesOnHost(host.id()).stream().map(VmRuntime::vmId).toList();
        Map<UUID, VmRuntime> runtimes = vms.runtimesForUpdate(ids);
        vms.findAll(ids).forEach(vm -> {
            VmRuntime runtime = runtimes.get(vm.id());
            if (runtime != null
                    && host.id().equals(runtime.hostId())
                    && !isAtAStart(runtime)
                    && states.change(runtime, this::unreachable)) {
                auditor.observed(
                        EventCode.VM_STATUS_UNKNOWN,
                        "The status of VM " + vm.name() + " is unknown: host " + host.name()
                                + (host.status() == HostStatus.NON_OPERATIONAL
                                        ? " cannot be asked."
                                        : " does not answer."),
                        correlationId,
                        ObjectRef.vm(vm.id()),
                        host.id());
                events.publish(new EntityChanged(EntityKind.VM, vm.id().toString(), ChangeKind.UPDATED));
            }
        });
    }

    /** What is being found out about a start stays so, for as long as its host may still work on it. */
    private static boolean isAtAStart(VmRuntime runtime) {
        return runtime.status() == VmStatus.WAIT_FOR_LAUNCH
                || runtime.statusReason().equals(VmRuntime.START_UNANSWERED);
    }

    private boolean unreachable(VmRuntime runtime) {
        return runtime.become(VmCause.HOST_LOST, VmStatus.UNKNOWN, VmRuntime.HOST_UNREACHABLE, clock.instant());
    }

    private void record(EventCode code, Host host, String message, String correlationId) {
        auditor.observed(code, message, correlationId, ObjectRef.host(host.id()), host.id());
    }
}
