package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;
import org.vireo.model.host.HostTopology;
import org.vireo.model.text.TextRules;

/**
 * What building a Domain XML must know of the host.
 *
 * @param architecture libvirt's word, such as x86_64
 * @param support what the emulator offers
 * @param payloadDirectory where the agent builds payload drives
 * @param stateDirectory libvirt's directory for running QEMU guests: UEFI variables and sockets of VMs lie there
 * @param emulator path of the emulator; null for libvirt's choice
 * @param systemUuid the hardware's UUID; null when libvirt does not say
 * @param topology how its processors belong together
 */
public record HostFacts(
        VirtType virtType,
        String architecture,
        EmulatorSupport support,
        String payloadDirectory,
        String stateDirectory,
        @Nullable String emulator,
        @Nullable String systemUuid,
        HostTopology topology) {

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

    /** A host whose processors are not known. */
    public HostFacts(
            VirtType virtType,
            String architecture,
            EmulatorSupport support,
            String payloadDirectory,
            String stateDirectory,
            @Nullable String emulator,
            @Nullable String systemUuid) {
        this(
                virtType,
                architecture,
                support,
                payloadDirectory,
                stateDirectory,
                emulator,
                systemUuid,
                HostTopology.UNKNOWN);
    }

    /** The same host with these processors. */
    public HostFacts withTopology(HostTopology newTopology) {
        return new HostFacts(
                virtType, architecture, support, payloadDirectory, stateDirectory, emulator, systemUuid, newTopology);
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
