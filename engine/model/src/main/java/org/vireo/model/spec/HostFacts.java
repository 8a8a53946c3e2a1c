package org.vireo.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What building a Domain XML must know of the host.
 *
 * @param architecture libvirt's word, such as x86_64
 * @param machineTypes what the emulator offers; empty when not known
 * @param uefi whether libvirt finds a UEFI firmware there
 * @param payloadDirectory where the agent builds payload drives
 * @param nvramDirectory where UEFI variables of VMs are kept
 * @param emulator path of the emulator; null for libvirt's choice
 */
public record HostFacts(
        VirtType virtType,
        String architecture,
        List<String> machineTypes,
        boolean uefi,
        String payloadDirectory,
        String nvramDirectory,
        @Nullable String emulator) {

    /** Where libvirt's system daemon keeps UEFI variables. */
    public static final String LIBVIRT_NVRAM_DIRECTORY = "/var/lib/libvirt/qemu/nvram";

    public HostFacts {
        machineTypes = List.copyOf(machineTypes);
        TextRules.requireWord("Architecture", architecture);
        TextRules.requirePath("Payload directory", payloadDirectory);
        TextRules.requirePath("NVRAM directory", nvramDirectory);
        if (emulator != null) {
            TextRules.requirePath("Emulator", emulator);
        }
    }
}
