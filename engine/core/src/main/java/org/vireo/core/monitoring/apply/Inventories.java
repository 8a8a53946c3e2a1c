package org.vireo.core.monitoring.apply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.vireo.domainxml.capabilities.CapabilitiesParser;
import org.vireo.hostproxy.host.DomainCapabilities;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.model.host.HostInventory;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/** The agent's words about its host as the model keeps them. Pure. */
final class Inventories {

    private static final CapabilitiesParser PARSER = new CapabilitiesParser();

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
                facts(capabilities).support().machineTypes(),
                capabilities.bridges(),
                capabilities.storageRoots(),
                capabilities.payloadDirectory());
    }

    /** What building needs. Where the documents cannot be read, nothing is held against the host but its libvirt's no. */
    static HostFacts facts(HostCapabilities capabilities) {
        VirtType virtType = VirtType.valueOf(capabilities.virtType().name());
        var read = PARSER.parse(
                capabilities.capabilitiesXml(),
                capabilities.domainCapabilities().stream()
                        .map(DomainCapabilities::xml)
                        .toList());
        return read == null
                ? new HostFacts(
                        virtType,
                        architecture(capabilities),
                        new EmulatorSupport(machineTypes(capabilities), Map.of(), Map.of()),
                        capabilities.payloadDirectory(),
                        HostFacts.SYSTEM_STATE_DIRECTORY,
                        null)
                : withNames(read, capabilities).facts(virtType, capabilities.payloadDirectory());
    }

    /** The names that were asked for count too: libvirt answers with what they stand for. */
    private static org.vireo.domainxml.capabilities.HostCapabilities withNames(
            org.vireo.domainxml.capabilities.HostCapabilities read, HostCapabilities asked) {
        return new org.vireo.domainxml.capabilities.HostCapabilities(
                read.architecture(),
                Stream.concat(read.machineTypes().stream(), machineTypes(asked).stream())
                        .distinct()
                        .toList(),
                read.mostVcpus(),
                read.values(),
                read.emulator(),
                read.systemUuid(),
                read.topology());
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
}
