package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.launch.LiveNames;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/**
 * Lets the cards of running VMs follow their networks and vNIC profiles: what libvirt can change, such as filter and
 * limits, changes in the running guest. What a host refuses is told of each card, and is no failure of the change: such a
 * card follows when it is plugged in again.
 */
@Singleton
public final class RunningCards {

    /** As many as an agent answers at once. */
    private static final int MOST_VMS_A_CALL = 1_000;

    private final VmRepository vms;
    private final LiveDevices live;
    private final LiveNames names;
    private final TransactionRunner transactions;
    private final Auditor auditor;

    @Inject
    public RunningCards(
            VmRepository vms, LiveDevices live, LiveNames names, TransactionRunner transactions, Auditor auditor) {
        this.vms = vms;
        this.live = live;
        this.names = names;
        this.transactions = transactions;
        this.auditor = auditor;
    }

    /** A card, and the host that its VM runs on. */
    private record Card(VmDevice row, UUID hostId) {

        VmId vm() {
            return new VmId(row.vmId());
        }
    }

    /**
     * A card that is as it was.
     *
     * @param asked whether its host was asked
     */
    private record Behind(Card card, String why, boolean asked) {}

    /** Those of the profiles in VMs that run. */
    private List<Card> of(Collection<UUID> profileIds) {
        List<VmDevice> rows = vms.devicesWithProfiles(profileIds);
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.vmId()));
        Map<UUID, VmRuntime> runtimes = vms.runtimes(ids);
        List<Card> cards = new ArrayList<>();
        for (VmDevice row : rows) {
            VmRuntime runtime = runtimes.get(row.vmId());
            UUID hostId = runtime == null || !runtime.status().isOnHost() ? null : runtime.hostId();
            if (row.isPlugged() && hostId != null) {
                cards.add(new Card(row, hostId));
            }
        }
        return cards;
    }

    /** The next report of their hosts is held against the profiles as they are then. To be called within a transaction. */
    void judgeAnew(Collection<UUID> profileIds) {
        Set<UUID> ids = new HashSet<>();
        of(profileIds).forEach(card -> ids.add(card.row().vmId()));
        vms.runtimesForUpdate(ids).values().forEach(VmRuntime::judgeAnew);
    }

    /** Empty when no card of the profiles is in a VM that runs. */
    List<Step> steps(Supplier<List<UUID>> profiles) {
        return transactions.call(() -> of(profiles.get())).isEmpty()
                ? List.of()
                : List.of(new Step("Let the cards of running VMs follow", context -> follow(profiles, context)));
    }

    /**
     * After a start of the engine hosts may not be there yet: then nothing is told before all of them were asked. Cards
     * that have followed follow again, which changes nothing.
     */
    private StepOutcome follow(Supplier<List<UUID>> profiles, StepContext context) {
        Map<UUID, List<Card>> byHost = transactions.call(() -> of(profiles.get())).stream()
                .collect(Collectors.groupingBy(Card::hostId, LinkedHashMap::new, Collectors.toList()));
        List<Behind> behind = new ArrayList<>();
        byHost.forEach((hostId, cards) -> behind.addAll(follow(hostId, cards, context)));
        if (context.takenUp() && behind.stream().anyMatch(card -> !card.asked())) {
            return transactions.call(() ->
                    StepOutcome.unasked(behind.stream().map(this::sentence).collect(Collectors.joining(" "))));
        }
        behind.forEach(card -> tell(card, context));
        return StepOutcome.DONE;
    }

    /** The host is asked once what it has: one that is silent would be waited for at each card. */
    private List<Behind> follow(UUID hostId, List<Card> cards, StepContext context) {
        List<Behind> behind = new ArrayList<>();
        Set<VmId> running = new HashSet<>();
        Set<VmId> gone = new HashSet<>();
        List<VmId> ids = cards.stream().map(Card::vm).distinct().toList();
        for (int from = 0; from < ids.size(); from += MOST_VMS_A_CALL) {
            List<VmId> some = ids.subList(from, Math.min(ids.size(), from + MOST_VMS_A_CALL));
            Optional<DomainXmlReport> report = names.ask(some, hostId, context.correlationId());
            report.ifPresent(said -> {
                said.domains().forEach(domain -> running.add(domain.id()));
                gone.addAll(said.missing());
            });
        }
        for (Card card : cards) {
            if (running.contains(card.vm())) {
                refresh(card, context).ifPresent(behind::add);
            } else if (!gone.contains(card.vm())) {
                behind.add(new Behind(card, "Host " + hostId + " does not say what the running VM has.", false));
            }
        }
        return behind;
    }

    private Optional<Behind> refresh(Card card, StepContext context) {
        return switch (live.refresh(card.row().vmId(), card.row().deviceId(), context)) {
            case StepOutcome.Done done -> Optional.empty();
            case StepOutcome.Failed failed -> Optional.of(new Behind(card, failed.why(), failed.asked()));
            case StepOutcome.Undecided undecided -> Optional.of(new Behind(card, undecided.why(), true));
        };
    }

    private void tell(Behind behind, StepContext context) {
        Card card = behind.card();
        transactions.run(() -> auditor.observed(
                EventCode.NIC_UPDATE_FAILED,
                sentence(behind),
                context.correlationId(),
                ObjectRef.vm(card.row().vmId()),
                card.hostId()));
    }

    private String sentence(Behind behind) {
        VmDevice row = behind.card().row();
        return "VM " + vms.find(row.vmId()).map(Vm::name).orElse(row.vmId().toString()) + ": interface "
                + (row.device() instanceof NicDevice nic ? nic.name() : row.deviceId())
                + " does not follow the change of its network or vNIC profile: " + behind.why()
                + " It follows when it is unplugged and plugged in again, or at the VM's next start.";
    }

    /** What was not told of each card. */
    void conclude(UUID networkId, TaskOutcome outcome, Caller caller) {
        String why = switch (outcome) {
            case TaskOutcome.Finished finished -> null;
            case TaskOutcome.Failed failed -> failed.why();
            case TaskOutcome.Undecided undecided -> undecided.why();
        };
        if (why != null) {
            auditor.observed(
                    EventCode.NIC_UPDATE_FAILED,
                    "Not every card of a running VM may have followed: " + why,
                    caller.correlationId(),
                    ObjectRef.network(networkId),
                    null);
        }
    }
}
