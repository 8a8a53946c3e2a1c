package org.vireo.domainxml.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Cpu;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Numa;
import org.vireo.libvirt.xml.Topology;
import org.vireo.libvirt.xml.Vcpu;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.CpuFeature;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.spec.EmulatorSupport;

/**
 * Processors: how many there are and can be, their topology, model, features and NUMA nodes. The topology is that of the
 * largest guest, since that is what QEMU builds.
 */
public final class CpuXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        CpuTopology topology = input.vm().hardware().cpu();
        GuestCapacity capacity = GuestCapacity.of(input);
        int perSocket = topology.cores() * topology.threads();
        refuseTooMany(input, capacity.maxSockets() * perSocket);
        Vcpu vcpu = new Vcpu().withPlacement("static").withValue(Integer.toString(capacity.maxSockets() * perSocket));
        if (capacity.maxSockets() > topology.sockets()) {
            vcpu.setCurrent(Integer.toString(topology.vcpus()));
        }
        Cpu cpu = new Cpu()
                .withTopology(new Topology()
                        .withSockets(Integer.toString(capacity.maxSockets()))
                        .withCores(Integer.toString(topology.cores()))
                        .withThreads(Integer.toString(topology.threads())));
        model(input, input.vm().hardware().platform().cpu().model(), cpu);
        if (!capacity.cells().isEmpty()) {
            cpu.setNuma(numa(input, capacity));
        }
        domain.withVcpu(vcpu).withCpu(cpu);
    }

    /** The largest guest counts: QEMU builds the board for it. */
    private static void refuseTooMany(BuildInput input, int vcpus) {
        String machine = input.vm().hardware().machineType(input.architecture().name());
        OptionalInt most = input.host().support().mostVcpusOf(machine);
        if (most.isPresent() && vcpus > most.getAsInt()) {
            input.refuse(
                    "The VM can have " + vcpus + " vCPUs, and the host's emulator gives guests of the machine type "
                            + machine + " at most " + most.getAsInt()
                            + ": give it fewer sockets, a lower maximum of them, or another host.");
        }
    }

    private static void model(BuildInput input, CpuModel model, Cpu cpu) {
        String mode = mode(input, model.mode());
        cpu.setMode(mode);
        if (input.host().support().lacks("cpu/mode", mode)) {
            input.refuse("The VM has the CPU mode " + mode + ", which the host's libvirt does not offer for its"
                    + " virtualization: choose another mode or another host.");
        }
        if (model.name() != null) {
            checkModel(input, model, model.name());
            cpu.withMatch("exact")
                    .setModel(new org.vireo.libvirt.xml.CpuModel()
                            .withFallback("forbid")
                            .withValue(model.name()));
        }
        if (model.check() != null) {
            cpu.setCheck(model.check().name().toLowerCase(Locale.ROOT));
        }
        if (model.migratable()) {
            cpu.setMigratable("on");
        }
        for (CpuFeature feature : model.features()) {
            cpu.getFeature()
                    .add(new org.vireo.libvirt.xml.CpuFeature()
                            .withPolicy(feature.policy().name().toLowerCase(Locale.ROOT))
                            .withName(feature.name()));
        }
    }

    /**
     * A model that the host lacks features of can be given without them. Where libvirt does not say which they are, as
     * 9.0 does not, it is left to its own check of a VM that hides any.
     */
    private static void checkModel(BuildInput input, CpuModel model, String name) {
        EmulatorSupport support = input.host().support();
        if (!support.lacks(EmulatorSupport.CPU_MODEL, name)) {
            return;
        }
        Set<String> hidden = new HashSet<>();
        for (CpuFeature feature : model.features()) {
            if (feature.policy() == CpuFeaturePolicy.DISABLE || feature.policy() == CpuFeaturePolicy.FORBID) {
                hidden.add(feature.name());
            }
        }
        Set<String> blockers = new TreeSet<>(support.words(EmulatorSupport.blockersOf(name)));
        boolean known = !blockers.isEmpty();
        blockers.removeAll(hidden);
        if (known && !blockers.isEmpty()) {
            input.refuse("The VM has the CPU model " + name + ", of which the host's processors lack "
                    + String.join(", ", blockers)
                    + ": disable these features, or choose another model or another host.");
        } else if (!known && (hidden.isEmpty() || !support.offers(EmulatorSupport.BLOCKED_CPU_MODEL, name))) {
            input.refuse("The VM has the CPU model " + name + ", which the host's processors cannot give:"
                    + " choose another model or another host.");
        }
    }

    private static String mode(BuildInput input, CpuMode mode) {
        return switch (mode) {
            case DEFAULT -> input.architecture().cpuMode(input.host().virtType());
            case HOST_MODEL -> "host-model";
            case HOST_PASSTHROUGH -> "host-passthrough";
            case CUSTOM -> "custom";
            case MAXIMUM -> "maximum";
        };
    }

    private static Numa numa(BuildInput input, GuestCapacity capacity) {
        check(input, capacity);
        Numa numa = new Numa();
        int id = 0;
        for (NumaCell cell : capacity.cells()) {
            numa.getCell()
                    .add(new org.vireo.libvirt.xml.NumaCell()
                            .withId(Integer.toString(id++))
                            .withCpus(cell.cpus().toString())
                            .withMemory(Long.toString(cell.memoryBytes() / 1024))
                            .withUnit("KiB")
                            .withMemAccess(access(cell)));
        }
        return numa;
    }

    private static @Nullable String access(NumaCell cell) {
        return cell.access() == null ? null : cell.access().name().toLowerCase(Locale.ROOT);
    }

    private static void check(BuildInput input, GuestCapacity capacity) {
        List<NumaCell> cells = capacity.cells();
        long memory = 0;
        int highest = 0;
        for (NumaCell cell : cells) {
            memory += cell.memoryBytes();
            highest = Math.max(highest, cell.cpus().highest());
        }
        if (memory != capacity.startBytes()) {
            input.refuse("The NUMA nodes of the VM have " + memory + " bytes of memory together, the VM has "
                    + capacity.startBytes() + ": make them equal.");
        }
        CpuTopology topology = input.vm().hardware().cpu();
        int vcpus = capacity.maxSockets() * topology.cores() * topology.threads();
        if (highest >= vcpus) {
            input.refuse("A NUMA node of the VM has the vCPU " + highest + ", but the VM has " + vcpus
                    + " at most: take it out of the node.");
        }
    }
}
