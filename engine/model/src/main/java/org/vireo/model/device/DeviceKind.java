package org.vireo.model.device;

import java.util.Set;

/** The kinds of devices: the stored word, the record that its content is read as, and what holds for all of the kind. */
public enum DeviceKind {
    DISK(DiskDevice.class, Reach.OWN_COMMANDS),
    NIC(NicDevice.class, Reach.OWN_COMMANDS),
    CDROM(CdromDevice.class, Reach.OWN_COMMANDS),
    FLOPPY(FloppyDevice.class, Reach.BEYOND_THE_VM),
    LEASE(LeaseDevice.class, Reach.BEYOND_THE_VM, Trait.NO_ALIAS),
    GRAPHICS(GraphicsDevice.class, Reach.VM_ALONE, Trait.NO_ALIAS),
    VIDEO(VideoDevice.class, Reach.VM_ALONE),
    SERIAL_CONSOLE(SerialConsoleDevice.class, Reach.VM_ALONE),
    RNG(RngDevice.class, Reach.VM_ALONE, Trait.HOT_PLUG),
    BALLOON(BalloonDevice.class, Reach.VM_ALONE, Trait.SINGLE),
    IOMMU(IommuDevice.class, Reach.VM_ALONE, Trait.SINGLE),
    MEMORY(MemoryDevice.class, Reach.BEYOND_THE_VM, Trait.HOT_PLUG),
    GUEST_AGENT_CHANNEL(GuestAgentChannelDevice.class, Reach.VM_ALONE, Trait.SINGLE, Trait.HOT_PLUG),
    INPUT(InputDevice.class, Reach.VM_ALONE, Trait.HOT_PLUG),
    SOUND(SoundDevice.class, Reach.VM_ALONE),
    PARALLEL_PORT(ParallelPortDevice.class, Reach.VM_ALONE),
    VIRTIO_CONSOLE(VirtioConsoleDevice.class, Reach.VM_ALONE),
    SPICE_AGENT_CHANNEL(SpiceAgentChannelDevice.class, Reach.VM_ALONE, Trait.SINGLE, Trait.HOT_PLUG),
    REDIRECTION(RedirectionDevice.class, Reach.VM_ALONE, Trait.HOT_PLUG),
    REDIRECTION_FILTER(RedirectionFilterDevice.class, Reach.VM_ALONE, Trait.SINGLE, Trait.NO_ALIAS),
    SMARTCARD(SmartcardDevice.class, Reach.BEYOND_THE_VM, Trait.SINGLE, Trait.NO_ALIAS),
    TPM(TpmDevice.class, Reach.VM_ALONE, Trait.SINGLE),
    WATCHDOG(WatchdogDevice.class, Reach.VM_ALONE, Trait.SINGLE, Trait.HOT_PLUG),
    PANIC(PanicDevice.class, Reach.VM_ALONE),
    HOST_DEVICE(HostDevice.class, Reach.BEYOND_THE_VM, Trait.HOT_PLUG),
    VSOCK(VsockDevice.class, Reach.VM_ALONE, Trait.SINGLE, Trait.HOT_PLUG),
    FILESYSTEM(FilesystemDevice.class, Reach.BEYOND_THE_VM, Trait.HOT_PLUG);

    /** What it may touch. A new kind has to choose, so that none comes to users by oversight. */
    public enum Reach {
        /** Nothing but itself: whoever may change the VM may have it. */
        VM_ALONE,
        /** It may take something of a host or a disk: whoever wants it needs a right on that too. */
        BEYOND_THE_VM,
        /** It is added, changed and removed by commands of its own, which know what it refers to. */
        OWN_COMMANDS
    }

    private enum Trait {
        HOT_PLUG,
        SINGLE,
        NO_ALIAS
    }

    private final Class<? extends Device> recordType;
    private final Reach reach;
    private final Set<Trait> traits;

    DeviceKind(Class<? extends Device> recordType, Reach reach, Trait... traits) {
        this.recordType = recordType;
        this.reach = reach;
        this.traits = Set.of(traits);
    }

    /** The record of this kind; its components are all strings, numbers, booleans, enums and values with {@code of(String)}. */
    public Class<? extends Device> recordType() {
        return recordType;
    }

    public Reach reach() {
        return reach;
    }

    /** Whether it is added and removed as the record that it is. */
    public boolean isPlain() {
        return reach != Reach.OWN_COMMANDS;
    }

    /** Whether libvirt plugs it into a running VM and takes it out, with the models that the VM's board has room for. */
    public boolean isHotPluggable() {
        return traits.contains(Trait.HOT_PLUG);
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
