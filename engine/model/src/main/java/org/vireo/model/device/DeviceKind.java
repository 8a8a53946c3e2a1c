package org.vireo.model.device;

import java.util.Set;

/** The kinds of devices: the stored word, the record that its content is read as, and what holds for all of the kind. */
public enum DeviceKind {
    DISK(DiskDevice.class, Trait.OWN_COMMANDS),
    NIC(NicDevice.class, Trait.OWN_COMMANDS),
    CDROM(CdromDevice.class, Trait.OWN_COMMANDS),
    FLOPPY(FloppyDevice.class),
    LEASE(LeaseDevice.class, Trait.NO_ALIAS),
    GRAPHICS(GraphicsDevice.class, Trait.NO_ALIAS),
    VIDEO(VideoDevice.class),
    SERIAL_CONSOLE(SerialConsoleDevice.class),
    RNG(RngDevice.class),
    BALLOON(BalloonDevice.class, Trait.SINGLE),
    IOMMU(IommuDevice.class, Trait.SINGLE),
    MEMORY(MemoryDevice.class),
    GUEST_AGENT_CHANNEL(GuestAgentChannelDevice.class, Trait.SINGLE),
    INPUT(InputDevice.class),
    SOUND(SoundDevice.class),
    PARALLEL_PORT(ParallelPortDevice.class),
    VIRTIO_CONSOLE(VirtioConsoleDevice.class),
    SPICE_AGENT_CHANNEL(SpiceAgentChannelDevice.class, Trait.SINGLE),
    REDIRECTION(RedirectionDevice.class),
    REDIRECTION_FILTER(RedirectionFilterDevice.class, Trait.SINGLE, Trait.NO_ALIAS),
    SMARTCARD(SmartcardDevice.class, Trait.SINGLE, Trait.NO_ALIAS),
    TPM(TpmDevice.class, Trait.SINGLE),
    WATCHDOG(WatchdogDevice.class, Trait.SINGLE),
    PANIC(PanicDevice.class),
    HOST_DEVICE(HostDevice.class),
    VSOCK(VsockDevice.class, Trait.SINGLE),
    FILESYSTEM(FilesystemDevice.class);

    private enum Trait {
        OWN_COMMANDS,
        SINGLE,
        NO_ALIAS
    }

    private final Class<? extends Device> recordType;
    private final Set<Trait> traits;

    DeviceKind(Class<? extends Device> recordType, Trait... traits) {
        this.recordType = recordType;
        this.traits = Set.of(traits);
    }

    /** The record of this kind; its components are all strings, numbers, booleans, enums and values with {@code of(String)}. */
    public Class<? extends Device> recordType() {
        return recordType;
    }

    /** Whether it is added and removed as the record that it is: no commands of its own know what it refers to. */
    public boolean isPlain() {
        return !traits.contains(Trait.OWN_COMMANDS);
    }

    /** Whether a VM has one at most. */
    public boolean isSingle() {
        return traits.contains(Trait.SINGLE);
    }

    /** Whether libvirt gives it an alias; if not, its marks say which it is in a VM of ours too. */
    public boolean hasAlias() {
        return !traits.contains(Trait.NO_ALIAS);
    }
}
