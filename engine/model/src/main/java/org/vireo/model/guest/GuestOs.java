package org.vireo.model.guest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.VideoModel;
import org.vireo.model.spec.GuestProfile;

/**
 * A guest operating system: what it needs, and what it lacks.
 *
 * @param name what VMs have as their {@code os.type}; oVirt's name where there is one
 * @param description for people
 * @param family which of the families it is of
 * @param diskBus the fastest bus that its installer has a driver for
 * @param cdromBus what its installer and its images read a CD-ROM on; virtio-scsi for images whose kernel knows virtio
 *     alone, such as Debian's for the cloud
 * @param nicModel the fastest card that its installer has a driver for
 * @param video the card that it draws on without drivers of its own
 * @param sound the card that it has a driver for; null when it has no use for one
 * @param firmware what it is best started by; null for whatever the cluster has
 * @param requiresTpm whether its installer insists on a TPM
 * @param hyperV whether it uses the interfaces of Hyper-V
 * @param localTime whether it takes the hardware clock for local time
 * @param tablet whether it takes a USB tablet as its pointer
 * @param virtioInBox whether it brings drivers for virtio along
 * @param initialization who reads what the first start is told
 * @param minimumMemoryMib less keeps it from being installed
 * @param mostVcpus how many processors it uses; {@value #NO_LIMIT} for as many as there are
 */
public record GuestOs(
        String name,
        String description,
        Family family,
        DiskBus diskBus,
        CdromBus cdromBus,
        NicModel nicModel,
        VideoModel video,
        @Nullable SoundModel sound,
        @Nullable BiosType firmware,
        boolean requiresTpm,
        boolean hyperV,
        boolean localTime,
        boolean tablet,
        boolean virtioInBox,
        Initialization initialization,
        int minimumMemoryMib,
        int mostVcpus) {

    /** Systems that are alike. */
    public enum Family {
        LINUX,
        WINDOWS,
        BSD,
        OTHER
    }

    /** Who prepares the system at its first start. */
    public enum Initialization {
        CLOUD_INIT,
        IGNITION,
        SYSPREP,
        NONE
    }

    /** As many processors as Vireo gives. */
    public static final int NO_LIMIT = 512;

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{1,63}");

    public GuestOs {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Operating system '" + name + "' is not named by a small letter, then letters, digits and _");
        }
        if (description.isBlank() || minimumMemoryMib < 1 || mostVcpus < 1) {
            throw new IllegalArgumentException("Operating system " + name + " lacks its description, its least memory ("
                    + minimumMemoryMib + " MiB) or its most processors (" + mostVcpus + ")");
        }
    }

    /** What building its machine must know. */
    public GuestProfile profile() {
        return new GuestProfile(localTime, hyperV);
    }
}
