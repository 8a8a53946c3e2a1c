package org.vireo.rest.mapping.hardware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.CpuPinningPolicy;
import org.vireo.api.type.CpuTopology;
import org.vireo.api.type.CpuTune;
import org.vireo.api.type.DynamicCpu;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.VmRuntime;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** Which of the host's processors run which vCPU: the policy, the pins of a user, and what a run was given. */
public final class PinningMapper {

    private static final int MOST_SHOWN = 16;

    private PinningMapper() {}

    /** To be called after the CPU was set. */
    public static void addTo(VmBase api, CpuPinning pinning) {
        api.setCpuPinningPolicy(CpuPinningPolicy.valueOf(pinning.policy().name()));
        if (!pinning.vcpus().isEmpty()) {
            Cpu cpu = api.getCpu() == null ? new Cpu() : api.getCpu();
            cpu.setCpuTune(tune(pinning.vcpus()));
            api.setCpu(cpu);
        }
    }

    /** The processors that the running VM has now; null while its host has not said it. */
    public static @Nullable DynamicCpu ofRun(VmRuntime runtime) {
        if (runtime.machine() == null) {
            return null;
        }
        org.vireo.model.hardware.CpuTopology now = runtime.machine().topology();
        CpuTopology topology = new CpuTopology();
        topology.setSockets((long) now.sockets());
        topology.setCores((long) now.cores());
        topology.setThreads((long) now.threads());
        DynamicCpu api = new DynamicCpu();
        api.setTopology(topology);
        CpuPlacement placement = runtime.cpuPlacement();
        if (placement != null && !placement.vcpus().isEmpty()) {
            api.setCpuTune(tune(placement.vcpus()));
        }
        return api;
    }

    private static CpuTune tune(List<VcpuPin> pins) {
        CpuTune api = new CpuTune();
        api.setVcpuPins(pins.stream().map(PinningMapper::toApi).toList());
        return api;
    }

    private static org.vireo.api.type.VcpuPin toApi(VcpuPin pin) {
        org.vireo.api.type.VcpuPin api = new org.vireo.api.type.VcpuPin();
        api.setVcpu((long) pin.vcpu());
        api.setCpuSet(pin.hostCpus().toString());
        return api;
    }

    /**
     * Decides between a policy and pins that do not go together, as they come when one of them was changed in what was
     * read. A policy that is said wins over the pins that there were, and takes no others.
     *
     * @param before what the VM has, or its template
     */
    public static void settle(VmBase api, CpuPinning before) {
        CpuPinningPolicy policy = api.getCpuPinningPolicy();
        List<org.vireo.api.type.VcpuPin> pins = pins(api.getCpu());
        boolean pinsByName = policy == CpuPinningPolicy.NONE
                && before.policy() == org.vireo.model.hardware.cpu.CpuPinningPolicy.NONE;
        if (policy == null || policy == CpuPinningPolicy.MANUAL || pinsByName || pins == null || pins.isEmpty()) {
            return;
        }
        if (!said(pins)
                .equals(said(before.vcpus().stream().map(PinningMapper::toApi).toList()))) {
            throw Faults.invalid(
                    "CPU_PINNING",
                    "VM [cpu.cpu_tune.vcpu_pins] gives pins for vCPU "
                            + pins.stream()
                                    .map(pin -> String.valueOf(pin.getVcpu()))
                                    .limit(MOST_SHOWN)
                                    .collect(Collectors.joining(", "))
                            + ", and VM [cpu_pinning_policy] is " + policy.wire()
                            + ", which has none: leave the pins out, or give the policy manual.");
        }
        Objects.requireNonNull(Objects.requireNonNull(api.getCpu()).getCpuTune())
                .setVcpuPins(List.of());
    }

    private static Map<Long, String> said(List<org.vireo.api.type.VcpuPin> pins) {
        Map<Long, String> said = new HashMap<>();
        pins.forEach(pin -> said.put(Objects.requireNonNullElse(pin.getVcpu(), 0L), Words.orEmpty(pin.getCpuSet())));
        return said;
    }

    /** The patch and what the request says of it. Pins that a user gave go with the policy that they belong to. */
    public static PlatformPatch add(PlatformPatch before, VmBase api) {
        CpuPinningPolicy policy = api.getCpuPinningPolicy();
        List<org.vireo.api.type.VcpuPin> pins = pins(api.getCpu());
        if (pins != null && !pins.isEmpty() && takesPins(policy)) {
            return before.with("cpu.pinning.policy", CpuPinningPolicy.MANUAL.name())
                    .with(
                            "cpu.pinning.vcpus",
                            pins.stream().map(PinningMapper::toModel).toList());
        }
        PlatformPatch named = policy == null ? before : before.with("cpu.pinning.policy", policy.name());
        boolean kept = pins == null && (policy == null || policy == CpuPinningPolicy.MANUAL);
        return kept ? named : named.with("cpu.pinning.vcpus", null);
    }

    /** Clients that know pins alone name no policy. */
    private static boolean takesPins(@Nullable CpuPinningPolicy policy) {
        return policy == null || policy == CpuPinningPolicy.NONE || policy == CpuPinningPolicy.MANUAL;
    }

    private static @Nullable List<org.vireo.api.type.VcpuPin> pins(@Nullable Cpu cpu) {
        return cpu == null || cpu.getCpuTune() == null ? null : cpu.getCpuTune().getVcpuPins();
    }

    private static Map<String, Object> toModel(org.vireo.api.type.VcpuPin pin) {
        return Map.of(
                "vcpu",
                Words.count("cpu.cpu_tune.vcpu_pins.vcpu", pin.getVcpu(), 0),
                "hostCpus",
                Words.orEmpty(pin.getCpuSet()));
    }
}
