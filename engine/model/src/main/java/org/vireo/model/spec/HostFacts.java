package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;

/**
 * What building a Domain XML must know of the host.
 *
 * @param architecture libvirt's word, such as x86_64
 * @param support what the emulator offers
 * @param payloadDirectory where the agent builds payload drives
 * @param stateDirectory libvirt's directory for running QEMU guests: UEFI variables and sockets of VMs lie there
 * @param emulator path of the emulator; null for libvirt's choice
 * @param systemUuid the hardware's UUID; null when libvirt does not say
 */
public record HostFacts(
        VirtType virtType,
        String architecture,
        EmulatorSupport support,
        String payloadDirectory,
        String stateDirectory,
        @Nullable String emulator,
        @Nullable String systemUuid) {

    /** The state directory of libvirt's system daemon. */
    public static final String SYSTEM_STATE_DIRECTORY = "/var/lib/libvirt/qemu";

    public HostFacts {
        TextRules.requireWord("Architecture", architecture);
        TextRules.requirePath("Payload directory", payloadDirectory);
        TextRules.requirePath("State directory", stateDirectory);
        if (emulator != null) {
            TextRules.requirePath("Emulator", emulator);
        }
        if (systemUuid != null) {
            TextRules.requireWord("System UUID", systemUuid);
        }
    }

    /** A host of which the hardware's UUID is not known. */
    public HostFacts(
            VirtType virtType,
            String architecture,
            EmulatorSupport support,
            String payloadDirectory,
            String stateDirectory,
            @Nullable String emulator) {
        this(virtType, architecture, support, payloadDirectory, stateDirectory, emulator, null);
    }
}
