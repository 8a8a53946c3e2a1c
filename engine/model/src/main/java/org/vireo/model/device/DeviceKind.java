package org.vireo.model.device;

import java.util.Set;

/** The kinds of devices: the stored word, the record that its content is read as, and what holds for all of the kind. */
public enum DeviceKind {
    DISK(DiskDevice.class),
    NIC(NicDevice.class),
    CDROM(CdromDevice.class),
    FLOPPY(FloppyDevice.class),
    LEASE(LeaseDevice.class, Trait.NO_ALIAS),
    GRAPHICS(GraphicsDevice.class, Trait.PLAIN, Trait.NO_ALIAS),
    VIDEO(VideoDevice.class, Trait.PLAIN),
    SERIAL_CONSOLE(SerialConsoleDevice.class, Trait.PLAIN),
    RNG(RngDevice.class, Trait.PLAIN),
    BALLOON(BalloonDevice.class, Trait.PLAIN, Trait.SINGLE),
    IOMMU(IommuDevice.class),
    MEMORY(MemoryDevice.class),
    GUEST_AGENT_CHANNEL(GuestAgentChannelDevice.class, Trait.PLAIN),
    INPUT(InputDevice.class, Trait.PLAIN),
    SOUND(SoundDevice.class, Trait.PLAIN),
    VIRTIO_CONSOLE(VirtioConsoleDevice.class, Trait.PLAIN),
    SPICE_AGENT_CHANNEL(SpiceAgentChannelDevice.class, Trait.PLAIN),
    REDIRECTION(RedirectionDevice.class, Trait.PLAIN),
    REDIRECTION_FILTER(RedirectionFilterDevice.class, Trait.PLAIN, Trait.NO_ALIAS),
    SMARTCARD(SmartcardDevice.class, Trait.NO_ALIAS),
    TPM(TpmDevice.class, Trait.PLAIN, Trait.SINGLE),
    WATCHDOG(WatchdogDevice.class, Trait.PLAIN, Trait.SINGLE),
    PANIC(PanicDevice.class, Trait.PLAIN),
    HOST_DEVICE(HostDevice.class),
    VSOCK(VsockDevice.class, Trait.PLAIN),
    FILESYSTEM(FilesystemDevice.class);

    private enum Trait {
        PLAIN,
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

    /** Whether it is nothing but itself: whoever may change the VM may have it, since it refers to nothing outside. */
    public boolean isPlain() {
        return traits.contains(Trait.PLAIN);
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
