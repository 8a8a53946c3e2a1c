package org.vireo.model.hardware;

import java.util.List;

/**
 * What libvirt is made to believe of the emulator for this VM: the last resort against a defect of QEMU. A closed list,
 * since a wrong word keeps the VM from starting.
 *
 * @param added capabilities that it takes for there
 * @param removed capabilities that it does without
 */
public record EmulatorOverrides(List<EmulatorCapability> added, List<EmulatorCapability> removed) {

    public static final EmulatorOverrides NONE = new EmulatorOverrides(List.of(), List.of());

    @SuppressWarnings("ConstantValue")
    public EmulatorOverrides {
        added = added == null ? List.of() : List.copyOf(added);
        removed = removed == null ? List.of() : List.copyOf(removed);
        if (added.stream().anyMatch(removed::contains)) {
            throw new IllegalArgumentException(
                    "Emulator capabilities " + added + " are added and " + removed + " removed: one is in both");
        }
    }

    /** Whether nothing is overridden. */
    public boolean nothing() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The capabilities that may be overridden, by libvirt's words. */
    public enum EmulatorCapability {
        BLOCKDEV("blockdev"),
        BLOCKDEV_REOPEN("blockdev-reopen"),
        INCREMENTAL_BACKUP("incremental-backup"),
        DEVICE_JSON("device.json"),
        NETDEV_JSON("netdev.json"),
        CHARDEV_JSON("chardev.json"),
        VIRTIO_NET_FAILOVER("virtio-net.failover"),
        USB_STORAGE_WERROR("usb-storage.werror");

        private final String word;

        EmulatorCapability(String word) {
            this.word = word;
        }

        /** libvirt's word. */
        public String word() {
            return word;
        }
    }
}
