package org.vireo.model.device;

/** The kinds of devices: the stored word and the record that its content is read as. */
public enum DeviceKind {
    DISK(DiskDevice.class),
    NIC(NicDevice.class),
    CDROM(CdromDevice.class),
    FLOPPY(FloppyDevice.class),
    LEASE(LeaseDevice.class),
    GRAPHICS(GraphicsDevice.class),
    VIDEO(VideoDevice.class),
    SERIAL_CONSOLE(SerialConsoleDevice.class),
    RNG(RngDevice.class),
    BALLOON(BalloonDevice.class),
    IOMMU(IommuDevice.class),
    MEMORY(MemoryDevice.class),
    GUEST_AGENT_CHANNEL(GuestAgentChannelDevice.class),
    INPUT(InputDevice.class),
    SOUND(SoundDevice.class),
    VIRTIO_CONSOLE(VirtioConsoleDevice.class),
    SPICE_AGENT_CHANNEL(SpiceAgentChannelDevice.class),
    REDIRECTION(RedirectionDevice.class),
    REDIRECTION_FILTER(RedirectionFilterDevice.class),
    SMARTCARD(SmartcardDevice.class),
    TPM(TpmDevice.class),
    WATCHDOG(WatchdogDevice.class),
    PANIC(PanicDevice.class),
    HOST_DEVICE(HostDevice.class),
    VSOCK(VsockDevice.class),
    FILESYSTEM(FilesystemDevice.class);

    private final Class<? extends Device> recordType;

    DeviceKind(Class<? extends Device> recordType) {
        this.recordType = recordType;
    }

    /** The record of this kind; its components are all strings, numbers, booleans, enums and values with {@code of(String)}. */
    public Class<? extends Device> recordType() {
        return recordType;
    }
}
