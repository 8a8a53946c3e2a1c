package org.vireo.core.command.vm.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.launch.HostRoom;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

/**
 * Lets a running VM follow its settings. What its host has done is entered into the configuration at once, what it
 * refuses is not. Doing it twice has the effect of once.
 */
@Singleton
public final class LiveMachine {

    private final LiveProcessors processors;
    private final LiveMemory memory;
    private final HostRoom room;
    private final VmRepository vms;

    @Inject
    public LiveMachine(LiveProcessors processors, LiveMemory memory, HostRoom room, VmRepository vms) {
        this.processors = processors;
        this.memory = memory;
        this.room = room;
        this.vms = vms;
    }

    /** Checks whether the running VM can become so, before anything is asked of its host. */
    public void check(Vm vm, VmRuntime runtime, LiveChange change, Violations violations) {
        List<Device> devices = vms.devices(vm.id()).stream()
                .filter(VmDevice::isPlugged)
                .map(VmDevice::device)
                .filter(Objects::nonNull)
                .toList();
        UUID hostId = runtime.hostId();
        OptionalLong free = hostId == null ? OptionalLong.empty() : room.freeMemory(hostId);
        new LiveRules(vm.settings(), runtime, devices).check(change, free, violations);
    }

    /** Keeps memory of the host and room in the quota for a growth that was checked, until the change is over: another growth must not get it. */
    public void reserve(Vm vm, VmRuntime runtime, LiveChange change) {
        Long wanted = change.memoryBytes();
        if (wanted != null) {
            runtime.reserve(Math.max(0, wanted - runtime.running(vm.settings()).memoryBytes()));
        }
        CpuTopology topology = change.topology();
        runtime.growTo(topology == null ? 0 : topology.vcpus(), wanted == null ? 0 : wanted);
    }

    /** The change is over: what came of it is promised to the run, and nothing kept beside that. To be called within a transaction. */
    public void over(UUID vmId) {
        vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            runtime.reserve(0);
            runtime.growTo(0, 0);
        });
    }

    /** What differs and can only change while the VM is down, by the API's names. */
    public List<String> fixed(Vm vm, VmRuntime runtime, VmSettings after, LiveChange change) {
        return LiveRules.fixed(vm.settings(), after, runtime.running(vm.settings()), change);
    }

    /** What differs and must not even be stored while the VM runs. */
    public List<String> boundToTheRun(VmSettings before, VmSettings after) {
        return LiveRules.boundToTheRun(before, after);
    }

    /** The settings without what the running machine has to follow first. */
    public VmSettings recordOnly(VmSettings before, VmSettings after) {
        return LiveRules.recordOnly(before, after);
    }

    /** Processors first, then memory, then the balloon; ends with the first failure. */
    public StepOutcome follow(UUID vmId, LiveChange change, StepContext context) {
        StepOutcome outcome =
                change.topology() == null ? StepOutcome.DONE : processors.follow(vmId, change.topology(), context);
        if (outcome.equals(StepOutcome.DONE) && change.memoryBytes() != null) {
            outcome = memory.follow(vmId, change.memoryBytes(), context);
        }
        if (outcome.equals(StepOutcome.DONE) && change.balloonBytes() != null) {
            outcome = memory.balloon(vmId, change.balloonBytes(), context);
        }
        return outcome;
    }
}
