package org.vireo.core.command.vm.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

/**
 * What of a VM's machine can change while it runs: the number of its sockets up to the maximum that it was started with,
 * more memory, as a module, up to its maximum, and what its balloon leaves the guest. Pure.
 */
final class LiveRules {

    /** Linux on x86 takes memory in blocks of this size; half a block would lie idle. */
    static final long MODULE_BYTES = 128L << 20;

    private static final String NEXT_RUN = "Or change it for the next start, with the parameter next_run=true.";

    private final VmSettings configured;
    private final VmSettings running;
    private final @Nullable RunningMachine machine;
    private final List<Device> devices;

    /** @param devices those that are plugged in */
    LiveRules(VmSettings configured, VmRuntime runtime, List<Device> devices) {
        this.configured = configured;
        this.running = runtime.running(configured);
        this.machine = runtime.machine();
        this.devices = List.copyOf(devices);
    }

    /** Checks what the running machine would have to follow. */
    void check(LiveChange change, OptionalLong hostBytes, Violations violations) {
        if (change.topology() != null) {
            checkProcessors(change.topology(), violations);
        }
        if (change.memoryBytes() != null && change.memoryBytes() > running.memoryBytes()) {
            checkMemory(change.memoryBytes(), violations);
            checkHost(change.memoryBytes() - running.memoryBytes(), hostBytes, violations);
        }
        if (change.balloonBytes() != null) {
            violations.require(
                    devices.stream().anyMatch(BalloonDevice.class::isInstance),
                    Violation.conflict(
                            "NO_BALLOON",
                            "VM [platform.memory.startBytes] is what the balloon leaves the guest, and the running VM has"
                                    + " no balloon.",
                            "Give it one while it is down. " + NEXT_RUN));
        }
    }

    private void checkProcessors(CpuTopology wanted, Violations violations) {
        Processors cpu = configured.platform().cpu();
        int most = machine == null
                ? Math.max(cpu.maxSockets(), configured.topology().sockets())
                : machine.mostSockets();
        violations.require(
                wanted.sockets() <= most,
                Violation.conflict(
                        "TOO_MANY_SOCKETS",
                        "VM [cpu.topology.sockets] is " + wanted.sockets() + ", but the running VM can have " + most
                                + " at most.",
                        "Raise the maximum (platform.cpu.maxSockets) while the VM is down. " + NEXT_RUN));
        CpuPinningPolicy policy = cpu.pinning().policy();
        violations.require(
                policy == CpuPinningPolicy.NONE || policy == CpuPinningPolicy.MANUAL,
                Violation.conflict(
                        "CPU_PINNING",
                        "The vCPUs of the VM were placed by the pinning policy " + policy
                                + " when it started, which does not place more of them.",
                        "Stop the VM first. " + NEXT_RUN));
    }

    private void checkMemory(long wanted, Violations violations) {
        long more = wanted - running.memoryBytes();
        violations.require(
                more % MODULE_BYTES == 0,
                Violation.conflict(
                        "MEMORY_MODULE",
                        "VM [memory] grows by " + more + " bytes, but the running VM can only be given modules of a"
                                + " multiple of 128 MiB (" + MODULE_BYTES + "), which is what guests take at once.",
                        "Give for example " + (running.memoryBytes() + MODULE_BYTES * (more / MODULE_BYTES + 1)) + ". "
                                + NEXT_RUN));
        long most = Math.max(mostMemory(), running.memoryBytes());
        violations.require(
                wanted <= most,
                Violation.conflict(
                        "TOO_MUCH_MEMORY",
                        "VM [memory] is " + wanted + " bytes, but the running VM can have " + most + " at most.",
                        "Raise the maximum (platform.memory.maxBytes) while the VM is down. " + NEXT_RUN));
        int slots = slots();
        long used = devices.stream().filter(MemoryDevice.class::isInstance).count();
        violations.require(
                used < slots,
                Violation.conflict(
                        "NO_MEMORY_SLOT",
                        "All " + slots + " memory slots of the running VM are in use.",
                        "Stop and start the VM, which puts its memory together."));
        violations.require(
                configured.platform().cpu().numa().cells().isEmpty()
                        && configured.platform().cpu().pinning().policy() != CpuPinningPolicy.RESIZE_AND_PIN_NUMA,
                Violation.conflict(
                        "NUMA_MEMORY",
                        "The running VM has NUMA nodes, and nothing says which of them gets the memory.",
                        "Add a memory device to the node that you want. " + NEXT_RUN));
    }

    /** The maximum counts the memory devices that are there beside the configured size. */
    private long mostMemory() {
        if (machine != null) {
            return machine.mostMemoryBytes();
        }
        long beside = 0;
        for (Device device : devices) {
            beside += device instanceof MemoryDevice memory && !memory.hotPlugged() ? memory.sizeBytes() : 0;
        }
        return configured.platform().memory().maxBytes() - beside;
    }

    private int slots() {
        if (machine != null && machine.memorySlots() > 0) {
            return machine.memorySlots();
        }
        int slots = configured.platform().memory().slots();
        return slots == 0 ? GuestMemory.USUAL_SLOTS : slots;
    }

    private static void checkHost(long more, OptionalLong hostBytes, Violations violations) {
        violations.require(
                hostBytes.isEmpty() || more <= hostBytes.getAsLong(),
                Violation.conflict(
                        "NOT_ENOUGH_MEMORY",
                        "VM [memory] grows by " + (more >> 20) + " MiB, and its host has " + (hostBytes.orElse(0) >> 20)
                                + " MiB of memory left beside what its VMs were promised.",
                        "Stop a VM there, or give this one less. " + NEXT_RUN));
    }

    /** What differs and can only change while the VM is down, by the API's names. */
    static List<String> fixed(VmSettings before, VmSettings after, VmSettings running, LiveChange change) {
        List<String> fixed = new ArrayList<>();
        Long memory = change.memoryBytes();
        addIf(memory != null && memory < running.memoryBytes(), "memory (less than before)", fixed);
        CpuTopology then = running.topology();
        CpuTopology now = change.topology() == null ? then : change.topology();
        addIf(then.cores() != now.cores(), "cpu.topology.cores", fixed);
        addIf(then.threads() != now.threads(), "cpu.topology.threads", fixed);
        addIf(!before.osType().equals(after.osType()), "os.type", fixed);
        addIf(before.biosType() != after.biosType(), "bios.type", fixed);
        addIf(!unballooned(before.platform()).equals(unballooned(after.platform())), "platform", fixed);
        addIf(!before.initialization().equals(after.initialization()), "initialization", fixed);
        return fixed;
    }

    private static Platform unballooned(Platform platform) {
        return platform.withMemory(platform.memory().withGuaranteed(0, 0));
    }

    /** What differs and must not even be stored while the VM runs, since its devices are still plugged into the old board. */
    static List<String> boundToTheRun(VmSettings before, VmSettings after) {
        List<String> bound = new ArrayList<>();
        addIf(before.biosType() != after.biosType(), "bios.type", bound);
        String machine = before.platform().machineType();
        String newMachine = after.platform().machineType();
        addIf(machine == null ? newMachine != null : !machine.equals(newMachine), "platform.machineType", bound);
        return bound;
    }

    private static void addIf(boolean differs, String field, List<String> fields) {
        if (differs) {
            fields.add(field);
        }
    }

    /** The settings without what the running machine has to follow first. */
    static VmSettings recordOnly(VmSettings before, VmSettings after) {
        GuestMemory memory = after.platform().memory();
        Platform platform = after.platform()
                .withMemory(memory.withGuaranteed(
                        memory.guaranteedBytes(), before.platform().memory().startBytes()));
        return after.withMemoryBytes(before.memoryBytes())
                .withTopology(before.topology())
                .withPlatform(platform);
    }
}
