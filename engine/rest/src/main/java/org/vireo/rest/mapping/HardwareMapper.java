package org.vireo.rest.mapping;

import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Architecture;
import org.vireo.api.type.Bios;
import org.vireo.api.type.Cpu;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** Architecture, firmware and CPUs. */
final class HardwareMapper {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    private HardwareMapper() {}

    static Architecture architecture(String libvirtName) {
        for (Architecture architecture : Architecture.values()) {
            if (architecture.wire().equals(libvirtName)) {
                return architecture;
            }
        }
        return Architecture.UNDEFINED;
    }

    /** libvirt's name. */
    static String architecture(@Nullable Architecture api) {
        return api == null || api == Architecture.UNDEFINED ? DEFAULT_ARCHITECTURE : api.wire();
    }

    static org.vireo.api.type.BiosType biosType(BiosType model) {
        return switch (model) {
            case I440FX_SEA_BIOS -> org.vireo.api.type.BiosType.I440FX_SEA_BIOS;
            case Q35_SEA_BIOS -> org.vireo.api.type.BiosType.Q35_SEA_BIOS;
            case Q35_OVMF -> org.vireo.api.type.BiosType.Q35_OVMF;
            case Q35_SECURE_BOOT -> org.vireo.api.type.BiosType.Q35_SECURE_BOOT;
        };
    }

    static Bios bios(BiosType model) {
        Bios bios = new Bios();
        bios.setType(biosType(model));
        return bios;
    }

    /** Null for what the cluster has. */
    static @Nullable BiosType biosType(org.vireo.api.type.@Nullable BiosType api) {
        if (api == null) {
            return null;
        }
        return switch (api) {
            case CLUSTER_DEFAULT -> null;
            case I440FX_SEA_BIOS -> BiosType.I440FX_SEA_BIOS;
            case Q35_SEA_BIOS -> BiosType.Q35_SEA_BIOS;
            case Q35_OVMF -> BiosType.Q35_OVMF;
            case Q35_SECURE_BOOT -> BiosType.Q35_SECURE_BOOT;
        };
    }

    static Cpu cpu(CpuTopology topology) {
        org.vireo.api.type.CpuTopology api = new org.vireo.api.type.CpuTopology();
        api.setSockets((long) topology.sockets());
        api.setCores((long) topology.cores());
        api.setThreads((long) topology.threads());
        Cpu cpu = new Cpu();
        cpu.setTopology(api);
        return cpu;
    }

    /** Fills in what the request leaves out of the topology. */
    static void complete(@Nullable Cpu cpu, CpuTopology known) {
        org.vireo.api.type.CpuTopology api = cpu == null ? null : cpu.getTopology();
        if (api == null) {
            return;
        }
        if (api.getSockets() == null) {
            api.setSockets((long) known.sockets());
        }
        if (api.getCores() == null) {
            api.setCores((long) known.cores());
        }
        if (api.getThreads() == null) {
            api.setThreads((long) known.threads());
        }
    }

    /** Null when nothing is said of it; a part that nobody knows counts as one. */
    static @Nullable CpuTopology topology(@Nullable Cpu cpu) {
        org.vireo.api.type.CpuTopology api = cpu == null ? null : cpu.getTopology();
        if (api == null) {
            return null;
        }
        int sockets = Words.count("cpu.topology.sockets", api.getSockets(), 1);
        int cores = Words.count("cpu.topology.cores", api.getCores(), 1);
        int threads = Words.count("cpu.topology.threads", api.getThreads(), 1);
        try {
            return new CpuTopology(sockets, cores, threads);
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("INVALID_VALUE", e.getMessage() + ". Give numbers from 1 on, and ask for fewer CPUs.");
        }
    }
}
