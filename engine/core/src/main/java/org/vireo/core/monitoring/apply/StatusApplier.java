package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.launch.VmStates;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** Writes what hosts say of their VMs: one transaction a report, rows locked in the order of their ids. */
@Singleton
public final class StatusApplier {

    /** A lost answer of a start is settled only after the agent certainly stopped working on it. */
    static final Duration SETTLE_AFTER = Duration.ofSeconds(90);

    /** How long a guest may take to power off or reboot before its status says that it runs. */
    static final Duration GUEST_PATIENCE = Duration.ofMinutes(3);

    private final VmRepository vms;
    private final ExternalVms externals;
    private final VmStates states;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final Auditor auditor;
    private final Clock clock;

    @Inject
    public StatusApplier(
            VmRepository vms,
            ExternalVms externals,
            VmStates states,
            TransactionRunner transactions,
            EventBus events,
            Auditor auditor,
            Clock clock) {
        this.vms = vms;
        this.externals = externals;
        this.states = states;
        this.transactions = transactions;
        this.events = events;
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * Takes statuses of some VMs of a host.
     *
     * @return the VMs whose devices must be read, because the hash differs from the stored one
     */
    public Set<UUID> some(ReportOrigin origin, List<DomainStatus> domains) {
        return transactions.call(() -> apply(origin, domains, Set.of()));
    }

    /** Takes a report of all VMs of a host: those that it does not name do not run there. */
    public Set<UUID> all(ReportOrigin origin, List<DomainStatus> domains) {
        return transactions.call(() -> {
            Set<UUID> expected = new HashSet<>();
            vms.runtimesOnHost(origin.hostId()).forEach(runtime -> expected.add(runtime.vmId()));
            domains.forEach(domain -> expected.remove(domain.id().value()));
            return apply(origin, domains, expected);
        });
    }

    /** A VM stopped on the host. */
    public void stopped(ReportOrigin origin, UUID vmId, StopReason reason) {
        transactions.run(() -> vms.runtimeForUpdate(vmId)
                .filter(runtime -> origin.hostId().equals(runtime.hostId()))
                .ifPresent(runtime -> vms.find(vmId)
                        .ifPresent(vm -> down(origin, vm, runtime, VmCause.REPORTED_OFF, reasonOf(runtime, reason)))));
    }

    /** Libvirt has one word for a start that failed and for a QEMU that died while the VM was up. */
    private static StopReason reasonOf(VmRuntime runtime, StopReason reported) {
        boolean ran = runtime.status() != VmStatus.WAIT_FOR_LAUNCH;
        return reported == StopReason.FAILED && ran ? StopReason.CRASHED : reported;
    }

    private Set<UUID> apply(ReportOrigin origin, List<DomainStatus> domains, Set<UUID> absent) {
        Set<UUID> ids = new HashSet<>(absent);
        domains.forEach(domain -> ids.add(domain.id().value()));
        Map<UUID, VmRuntime> runtimes = vms.runtimesForUpdate(ids);
        runtimes.values().forEach(runtime -> runtime.notSinceLaterThan(clock.instant()));
        Map<UUID, Vm> known = new HashMap<>();
        vms.findAll(ids).forEach(vm -> known.put(vm.id(), vm));
        gone(origin, absent, known, runtimes);
        return present(origin, domains, known, runtimes);
    }

    private Set<UUID> present(
            ReportOrigin origin, List<DomainStatus> domains, Map<UUID, Vm> known, Map<UUID, VmRuntime> runtimes) {
        Set<UUID> reread = new HashSet<>();
        for (DomainStatus domain : domains) {
            UUID id = domain.id().value();
            Vm vm = known.get(id);
            VmRuntime runtime = vm == null ? externals.adopt(origin, domain) : runtimes.get(id);
            if (runtime != null && !isAwaited(runtime, domain) && seen(origin, vm, runtime, domain)) {
                reread.add(id);
            }
        }
        return reread;
    }

    /** Those that are on another host by now, which this one cannot know, are none of its business. */
    private void gone(ReportOrigin origin, Set<UUID> absent, Map<UUID, Vm> known, Map<UUID, VmRuntime> runtimes) {
        for (UUID id : absent) {
            Vm vm = known.get(id);
            VmRuntime runtime = runtimes.get(id);
            if (vm != null && runtime != null && origin.hostId().equals(runtime.hostId()) && isSettled(runtime)) {
                down(origin, vm, runtime, VmCause.ABSENT, StopReason.UNKNOWN);
            }
        }
    }

    /** Whether the host is at a start that the engine waits for: it is there, and all else the start's end will tell. */
    private static boolean isAwaited(VmRuntime runtime, DomainStatus domain) {
        return domain.beingStarted()
                && (runtime.status() == VmStatus.WAIT_FOR_LAUNCH || runtime.status() == VmStatus.UNKNOWN);
    }

    private static boolean hasOtherDevices(VmRuntime runtime, DomainStatus domain) {
        return domain.state() != DomainState.NOSTATE && !domain.devicesHash().equals(runtime.devicesHash());
    }

    /** True when the devices must be read. */
    private boolean seen(ReportOrigin origin, @Nullable Vm vm, VmRuntime runtime, DomainStatus domain) {
        Instant now = clock.instant();
        VmStatus before = runtime.status();
        VmStatus status = ReportedStatus.of(domain.state(), patientStatus(runtime, now), origin.cause());
        if (status == VmStatus.DOWN) {
            if (vm != null && origin.hostId().equals(runtime.hostId())) {
                down(origin, vm, runtime, VmCause.REPORTED_OFF, StopReason.UNKNOWN);
            }
            return false;
        }
        if (vm != null && livesElsewhere(runtime, origin.hostId())) {
            foundElsewhere(origin, vm, runtime);
            return false;
        }
        boolean changed = states.change(
                runtime,
                row -> row.seenOn(
                        origin.hostId(),
                        status,
                        domain.reason(),
                        domain.startedAt().orElse(null),
                        now));
        changed |= domain.guest().map(GuestReports::of).map(runtime::guestSays).orElse(false);
        if (vm != null && before != status) {
            announce(origin, vm, before, status, domain.reason());
        }
        if (changed) {
            publish(runtime.vmId(), ChangeKind.UPDATED);
        }
        return hasOtherDevices(runtime, domain);
    }

    private void announce(ReportOrigin origin, Vm vm, VmStatus before, VmStatus after, String reason) {
        StatusEvents.of(before, after, vm, reason)
                .ifPresent(news -> auditor.observed(
                        news.code(), news.message(), origin.correlationId(), ObjectRef.vm(vm.id()), origin.hostId()));
    }

    private static boolean livesElsewhere(VmRuntime runtime, UUID hostId) {
        UUID known = runtime.hostId();
        return known != null && !known.equals(hostId) && runtime.status() != VmStatus.UNKNOWN;
    }

    /** The status that the report is held against: one that a guest or a task never followed is given up. */
    private static VmStatus patientStatus(VmRuntime runtime, Instant now) {
        boolean waiting = switch (runtime.status()) {
            case POWERING_DOWN, REBOOT_IN_PROGRESS, WAIT_FOR_LAUNCH -> true;
            case DOWN, IMAGE_LOCKED, UP, PAUSED, UNKNOWN -> false;
        };
        boolean tooLong = runtime.statusSince().plus(GUEST_PATIENCE).isBefore(now);
        return waiting && tooLong ? VmStatus.UP : runtime.status();
    }

    /** Whether the absence from a full report proves that the VM is off. */
    private boolean isSettled(VmRuntime runtime) {
        return switch (runtime.status()) {
            case WAIT_FOR_LAUNCH -> false;
            case UNKNOWN ->
                !runtime.statusReason().equals(VmRuntime.START_UNANSWERED)
                        || runtime.statusSince().plus(SETTLE_AFTER).isBefore(clock.instant());
            case DOWN, IMAGE_LOCKED, UP, PAUSED, POWERING_DOWN, REBOOT_IN_PROGRESS -> true;
        };
    }

    private void foundElsewhere(ReportOrigin origin, Vm vm, VmRuntime runtime) {
        auditor.observed(
                EventCode.VM_FOUND_ELSEWHERE,
                "VM " + vm.name() + " is reported by host " + origin.hostId() + " while it is known to run on host "
                        + runtime.hostId() + ". Stop one of the two by hand at once.",
                origin.correlationId(),
                ObjectRef.vm(vm.id()),
                origin.hostId());
    }

    private void down(ReportOrigin origin, Vm vm, VmRuntime runtime, VmCause cause, StopReason reason) {
        if (!states.change(runtime, row -> row.down(cause, reason, clock.instant()))) {
            return;
        }
        if (vm.origin() == VmOrigin.EXTERNAL) {
            vms.remove(vm);
            publish(vm.id(), ChangeKind.REMOVED);
            return;
        }
        states.forgetRun(vm.id());
        boolean bad = reason == StopReason.CRASHED || reason == StopReason.FAILED;
        auditor.observed(
                bad ? EventCode.VM_DOWN_ERROR : EventCode.VM_DOWN,
                "VM " + vm.name() + " is down: " + StatusEvents.words(reason) + ".",
                origin.correlationId(),
                ObjectRef.vm(vm.id()),
                origin.hostId());
        publish(vm.id(), ChangeKind.UPDATED);
    }

    private void publish(UUID vmId, ChangeKind change) {
        events.publish(new EntityChanged(EntityKind.VM, vmId.toString(), change));
    }
}
