package org.vireo.core.monitoring.apply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.vireo.hostproxy.host.DomainCapabilities;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.model.host.HostInventory;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/** The agent's words about its host as the model keeps them. Pure. */
final class Inventories {

    private Inventories() {}

    static HostInventory of(HostCapabilities capabilities) {
        return new HostInventory(
                capabilities.hostname(),
                capabilities.agentVersion(),
                capabilities.libvirtVersion(),
                capabilities.qemuVersion(),
                capabilities.kernel(),
                capabilities.osName(),
                capabilities.virtType().name().toLowerCase(Locale.ROOT),
                architecture(capabilities),
                capabilities.memoryBytes(),
                capabilities.cpus(),
                machineTypes(capabilities),
                capabilities.bridges(),
                capabilities.storageRoots(),
                capabilities.payloadDirectory());
    }

    static HostFacts facts(HostCapabilities capabilities) {
        return new HostFacts(
                VirtType.valueOf(capabilities.virtType().name()),
                architecture(capabilities),
                new EmulatorSupport(
                        machineTypes(capabilities),
                        capabilities.domainCapabilities().stream().anyMatch(Inventories::hasUefi),
                        Map.of()),
                capabilities.payloadDirectory(),
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
    }

    private static String architecture(HostCapabilities capabilities) {
        return capabilities.domainCapabilities().stream()
                .map(DomainCapabilities::arch)
                .findFirst()
                .orElse("");
    }

    /** Both the names asked for and the ones that they stand for. */
    private static List<String> machineTypes(HostCapabilities capabilities) {
        return capabilities.domainCapabilities().stream()
                .flatMap(known -> Stream.of(known.machine(), family(known.machine())))
                .distinct()
                .toList();
    }

    private static String family(String machine) {
        return machine.contains("q35") ? "q35" : machine.startsWith("pc") ? "pc" : machine;
    }

    private static boolean hasUefi(DomainCapabilities capabilities) {
        return capabilities.xml().contains("<value>efi</value>");
    }
}
