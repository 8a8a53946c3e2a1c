package org.vireo.domainxml.capabilities;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads libvirt's capabilities of a host ({@code virConnectGetCapabilities}, {@code virConnectGetDomainCapabilities}). */
public final class CapabilitiesParser {

    /**
     * Reads the documents; what none says is left empty.
     *
     * @param capabilities the host's capabilities
     * @param domainCapabilities those of the emulator, one document a machine type, for the virtualization type that
     *     guests get
     * @return the capabilities, or null when one of the documents is no such XML, or there is none of the emulator
     */
    public @Nullable HostCapabilities parse(String capabilities, List<String> domainCapabilities) {
        try {
            EmulatorReader emulator = new EmulatorReader();
            for (String document : domainCapabilities) {
                CapabilitiesWalk.walk(document, "domainCapabilities", emulator);
                emulator.end();
            }
            if (emulator.architecture().isEmpty()) {
                return null;
            }
            HostReader host = new HostReader(emulator.architecture());
            CapabilitiesWalk.walk(capabilities, "capabilities", host);
            Set<String> machines = new LinkedHashSet<>(host.machines());
            machines.addAll(emulator.mostVcpus().keySet());
            return new HostCapabilities(
                    emulator.architecture(),
                    List.copyOf(machines),
                    emulator.mostVcpus(),
                    emulator.values(),
                    emulator.path(),
                    host.uuid(),
                    host.topology());
        } catch (XMLStreamException e) {
            return null;
        }
    }
}
