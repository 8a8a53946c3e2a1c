package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.need.HostNeed;

/**
 * A device that a VM is configured with.
 *
 * <p>Its id is its identity everywhere: in the database, and as the user alias {@code ua-<id>} in the Domain XML for
 * every kind that libvirt gives an alias. A record holds only what is configured; where the device sits on the guest's
 * buses is learned from libvirt and kept beside it as a {@link DeviceAddress}.
 */
public sealed interface Device
        permits BalloonDevice,
                CdromDevice,
                DiskDevice,
                FilesystemDevice,
                FloppyDevice,
                GraphicsDevice,
                GuestAgentChannelDevice,
                HostDevice,
                InputDevice,
                LeaseDevice,
                IommuDevice,
                MemoryDevice,
                NicDevice,
                ParallelPortDevice,
                RedirectionDevice,
                RedirectionFilterDevice,
                RngDevice,
                SerialConsoleDevice,
                SmartcardDevice,
                SoundDevice,
                SpiceAgentChannelDevice,
                VideoDevice,
                VirtioConsoleDevice,
                PanicDevice,
                TpmDevice,
                VsockDevice,
                WatchdogDevice {

    DeviceId id();

    /** The word under which the device is stored. */
    DeviceKind kind();

    /** Place in the VM's boot order, from 1; null for what is not booted from. */
    default @Nullable Integer bootOrder() {
        return null;
    }

    /** The bus it sits on; what the board makes of it is the address planner's. */
    Place place();

    /** What it is, in a few words for people. */
    String description();

    /** The same device as a copy of its VM has it; empty for what is of one VM alone. */
    Optional<Device> copy(DeviceId newId);

    /** What it is known by where it has no alias of ours, the strongest first. */
    default List<Mark> marks() {
        return Mark.ONLY_ITS_ADDRESS;
    }

    /** The disk whose image lies in it as a medium; null for none. */
    default @Nullable DiskId insertedDisk() {
        return null;
    }

    /** The same device at that place of the boot order, null for none; itself when it is not booted from. */
    default Device withBootOrder(@Nullable Integer order) {
        return this;
    }

    /** What it needs of the host's emulator; constants, since it is asked at every build. */
    default List<HostNeed> needs() {
        return List.of();
    }
}
