package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.launch.RunMachines;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;

/** Writes how large running machines are, and what their guests set of the machine themselves: the clock. */
@Singleton
public final class MachineApplier {

    private final Auditor auditor;

    @Inject
    public MachineApplier(Auditor auditor) {
        this.auditor = auditor;
    }

    void write(ReportOrigin origin, Vm vm, VmRuntime runtime, List<VmDevice> stored, ReportedVm reported) {
        RunningMachine before = runtime.machine();
        RunningMachine now =
                RunMachines.of(reported, stored).withAskedVcpus(before == null ? null : before.askedVcpus());
        long hostBytes = RunMachines.hostBytes(now, reported, stored);
        if (now.equals(before) && hostBytes == runtime.promisedBytes()) {
            return;
        }
        runtime.machineRead(now, hostBytes);
        if (vm.origin() == VmOrigin.EXTERNAL) {
            return;
        }
        keepClock(vm, before, now);
        if (before != null && before.topology().vcpus() != now.topology().vcpus()) {
            auditor.observed(
                    EventCode.HOT_SET_VCPUS,
                    "VM " + vm.name() + " has " + now.topology().vcpus() + " vCPUs now, after "
                            + before.topology().vcpus() + ".",
                    origin.correlationId(),
                    ObjectRef.vm(vm.id()),
                    origin.hostId());
        }
    }

    /** The next start begins with what the guest has set, as a real machine's clock does. */
    private static void keepClock(Vm vm, @Nullable RunningMachine before, RunningMachine now) {
        Platform platform = vm.settings().platform();
        GuestClock clock = platform.clock();
        Long seconds = now.clockAdjustmentSeconds();
        if (seconds == null || clock.basis() != GuestClock.Basis.VARIABLE) {
            return;
        }
        Long known = before == null ? null : before.clockAdjustmentSeconds();
        if (!seconds.equals(known == null ? (Long) clock.adjustmentSeconds() : known)) {
            vm.apply(vm.settings().withPlatform(platform.withClock(clock.adjusted(seconds))));
        }
    }
}
