package org.vireo.core.command.vm.live;

import java.util.ArrayList;
import java.util.List;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.vm.VmSettings;

/**
 * What of a VM's machine can change while it runs: the number of its sockets up to the maximum that it was started with,
 * and more memory, as a module, up to its maximum. Pure.
 */
public final class LiveRules {

    /** Linux on x86 takes memory in blocks of this size; half a block would lie idle. */
    public static final long MODULE_BYTES = 128L << 20;

    private static final String NEXT_RUN = "Or change it for the next start, with the parameter next_run=true.";

    private LiveRules() {}

    /** Whether the running machine has to follow. */
    public static boolean differs(VmSettings before, VmSettings after) {
        return before.memoryBytes() != after.memoryBytes() || !before.topology().equals(after.topology());
    }

    /** The settings without what the running machine has to follow first. */
    public static VmSettings recordOnly(VmSettings before, VmSettings after) {
        return after.withMemoryBytes(before.memoryBytes()).withTopology(before.topology());
    }

    /** What differs and can only change while the VM is down, by the API's names. */
    public static List<String> fixed(VmSettings before, VmSettings after) {
        List<String> fixed = new ArrayList<>();
        addIf(after.memoryBytes() < before.memoryBytes(), "memory (less than before)", fixed);
        CpuTopology then = before.topology();
        CpuTopology now = after.topology();
        addIf(then.cores() != now.cores(), "cpu.topology.cores", fixed);
        addIf(then.threads() != now.threads(), "cpu.topology.threads", fixed);
        addIf(!before.osType().equals(after.osType()), "os.type", fixed);
        addIf(before.biosType() != after.biosType(), "bios.type", fixed);
        addIf(!before.platform().equals(after.platform()), "platform", fixed);
        addIf(!before.initialization().equals(after.initialization()), "initialization", fixed);
        return fixed;
    }

    /** What differs and must not even be stored while the VM runs, since its devices are still plugged into the old board. */
    public static List<String> boundToTheRun(VmSettings before, VmSettings after) {
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

    /** Checks what the running machine would have to follow. */
    public static void check(VmSettings before, VmSettings after, List<Device> devices, Violations violations) {
        if (!before.topology().equals(after.topology())) {
            checkProcessors(before, after.topology(), violations);
        }
        if (after.memoryBytes() > before.memoryBytes()) {
            checkMemory(before, after.memoryBytes(), devices, violations);
        }
    }

    private static void checkProcessors(VmSettings before, CpuTopology wanted, Violations violations) {
        Processors cpu = before.platform().cpu();
        int most = Math.max(cpu.maxSockets(), before.topology().sockets());
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

    private static void checkMemory(VmSettings before, long wanted, List<Device> devices, Violations violations) {
        GuestMemory memory = before.platform().memory();
        long more = wanted - before.memoryBytes();
        violations.require(
                more % MODULE_BYTES == 0,
                Violation.conflict(
                        "MEMORY_MODULE",
                        "VM [memory] grows by " + more + " bytes, but the running VM can only be given modules of a"
                                + " multiple of 128 MiB (" + MODULE_BYTES + "), which is what guests take at once.",
                        "Give for example " + (before.memoryBytes() + MODULE_BYTES * (more / MODULE_BYTES + 1)) + ". "
                                + NEXT_RUN));
        violations.require(
                wanted <= memory.maxBytes(),
                Violation.conflict(
                        "TOO_MUCH_MEMORY",
                        "VM [memory] is " + wanted + " bytes, but the running VM can have "
                                + Math.max(memory.maxBytes(), before.memoryBytes()) + " at most.",
                        "Raise the maximum (platform.memory.maxBytes) while the VM is down. " + NEXT_RUN));
        int slots = memory.slots() == 0 ? GuestMemory.USUAL_SLOTS : memory.slots();
        long used = devices.stream().filter(MemoryDevice.class::isInstance).count();
        violations.require(
                used < slots,
                Violation.conflict(
                        "NO_MEMORY_SLOT",
                        "All " + slots + " memory slots of the running VM are in use.",
                        "Stop and start the VM, which puts its memory together."));
        violations.require(
                before.platform().cpu().numa().cells().isEmpty()
                        && before.platform().cpu().pinning().policy() != CpuPinningPolicy.RESIZE_AND_PIN_NUMA,
                Violation.conflict(
                        "NUMA_MEMORY",
                        "The running VM has NUMA nodes, and nothing says which of them gets the memory.",
                        "Add a memory device to the node that you want. " + NEXT_RUN));
    }
}
