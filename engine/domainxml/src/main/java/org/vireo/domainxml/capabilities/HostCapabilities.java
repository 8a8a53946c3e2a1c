package org.vireo.domainxml.capabilities;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/**
 * What libvirt says of a host's emulator.
 *
 * @param architecture libvirt's word
 * @param machineTypes names and short names that the emulator offers for the architecture
 * @param uefi whether libvirt finds a UEFI firmware
 * @param emulator path of the emulator; null when libvirt does not say
 */
public record HostCapabilities(
        String architecture,
        List<String> machineTypes,
        boolean uefi,
        @Nullable String emulator) {

    public HostCapabilities {
        machineTypes = List.copyOf(machineTypes);
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
                new EmulatorSupport(machineTypes, uefi, Map.of()),
                payloadDirectory,
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
    }
}
