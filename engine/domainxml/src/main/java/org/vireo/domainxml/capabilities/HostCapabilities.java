package org.vireo.domainxml.capabilities;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.host.HostTopology;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/**
 * What libvirt says of a host and its emulator.
 *
 * @param architecture libvirt's word
 * @param machineTypes names and short names that the emulator offers for the architecture
 * @param mostVcpus how many processors a guest can have, by machine type
 * @param values the words for each choice, as {@link EmulatorSupport#values}
 * @param emulator path of the emulator; null when libvirt does not say
 * @param systemUuid the hardware's UUID; null when libvirt does not say
 * @param topology how its processors belong together
 */
public record HostCapabilities(
        String architecture,
        List<String> machineTypes,
        Map<String, Integer> mostVcpus,
        Map<String, Set<String>> values,
        @Nullable String emulator,
        @Nullable String systemUuid,
        HostTopology topology) {

    public HostCapabilities {
        machineTypes = List.copyOf(machineTypes);
        mostVcpus = Map.copyOf(mostVcpus);
        values = Map.copyOf(values);
    }

    /** What the emulator offers. */
    public EmulatorSupport support() {
        return new EmulatorSupport(machineTypes, mostVcpus, values);
    }

    /**
     * The facts for building; the emulator is left to libvirt, since it chose the one it describes.
     *
     * @param payloadDirectory where the agent builds payload drives
     */
    public HostFacts facts(VirtType virtType, String payloadDirectory) {
        return new HostFacts(
                        virtType,
                        architecture,
                        support(),
                        payloadDirectory,
                        HostFacts.SYSTEM_STATE_DIRECTORY,
                        null,
                        systemUuid)
                .withTopology(topology);
    }
}
