package org.vireo.model.hardware;

import org.jspecify.annotations.Nullable;

/**
 * What of a guest's mainboard is not counted by everybody: kept as one document. What a stored document does not say is
 * the default, so that a new property needs no migration.
 *
 * @param machineType libvirt's machine type, such as pc-q35-7.2 to stay on one; null for the newest of its chipset that
 *     the host has
 * @param clock what the guest's clock shows at the start
 * @param ioThreads threads of QEMU that disks can be served by; 0 for none of their own
 * @param usb the USB bus
 */
public record Platform(@Nullable String machineType, GuestClock clock, int ioThreads, UsbBus usb) {

    public static final Platform DEFAULT = new Platform(null, GuestClock.UTC, 0, UsbBus.DEFAULT);

    /** Leaves one free for each of the devices that can have one; QEMU sets no limit. */
    private static final int MOST_IO_THREADS = 127;

    @SuppressWarnings("ConstantValue")
    public Platform {
        clock = clock == null ? GuestClock.UTC : clock;
        usb = usb == null ? UsbBus.DEFAULT : usb;
        if (ioThreads < 0 || ioThreads > MOST_IO_THREADS) {
            throw new IllegalArgumentException(
                    "Number of I/O threads " + ioThreads + " is not between 0 and " + MOST_IO_THREADS);
        }
    }

    /** The same mainboard with another USB bus. */
    public Platform withUsb(UsbBus newUsb) {
        return new Platform(machineType, clock, ioThreads, newUsb);
    }
}
