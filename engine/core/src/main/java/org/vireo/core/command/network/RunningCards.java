package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/**
 * Lets the cards of running VMs follow their vNIC profile: filter and limits change in the running guest. What a host
 * refuses is told of each card, and is no failure of the change: such a card follows when it is plugged in again.
 */
@Singleton
public final class RunningCards {

    private final VmRepository vms;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Auditor auditor;

    @Inject
    public RunningCards(VmRepository vms, LiveDevices live, TransactionRunner transactions, Auditor auditor) {
        this.vms = vms;
        this.live = live;
        this.transactions = transactions;
        this.auditor = auditor;
    }

    /** Those of the profile in VMs that run. */
    List<VmDevice> of(UUID profileId) {
        List<VmDevice> rows = vms.devicesWithProfiles(List.of(profileId));
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.vmId()));
        Map<UUID, VmRuntime> runtimes = vms.runtimes(ids);
        return rows.stream()
                .filter(VmDevice::isPlugged)
                .filter(row -> Optional.ofNullable(runtimes.get(row.vmId()))
                        .filter(runtime -> runtime.status().isOnHost())
                        .isPresent())
                .toList();
    }

    /** The next report of their hosts is held against the profile as it is then. To be called within a transaction. */
    void judgeAnew(UUID profileId) {
        Set<UUID> ids = new HashSet<>();
        of(profileId).forEach(row -> ids.add(row.vmId()));
        vms.runtimesForUpdate(ids).values().forEach(VmRuntime::judgeAnew);
    }

    StepOutcome follow(UUID profileId, StepContext context) {
        for (VmDevice row : transactions.call(() -> of(profileId))) {
            switch (live.refresh(row.vmId(), row.deviceId(), context)) {
                case StepOutcome.Done done -> {}
                case StepOutcome.Failed failed -> tell(row, failed.why(), context);
                case StepOutcome.Undecided undecided -> tell(row, undecided.why(), context);
            }
        }
        return StepOutcome.DONE;
    }

    private void tell(VmDevice row, String why, StepContext context) {
        transactions.run(() -> auditor.observed(
                EventCode.NIC_UPDATE_FAILED,
                "VM " + vms.find(row.vmId()).map(Vm::name).orElse(row.vmId().toString()) + ": interface "
                        + (row.device() instanceof NicDevice nic ? nic.name() : row.deviceId())
                        + " does not follow the change of its vNIC profile: " + why
                        + " It follows when it is unplugged and plugged in again, or at the VM's next start.",
                context.correlationId(),
                ObjectRef.vm(row.vmId()),
                vms.runtimeForUpdate(row.vmId()).map(VmRuntime::hostId).orElse(null)));
    }
}
