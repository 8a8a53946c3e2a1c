package org.vireo.model.device.host;

import java.util.Locale;
import java.util.UUID;

/**
 * Which device of the host it is.
 *
 * <p>{@code toString()} writes, and {@link #of} reads, libvirt's name of the node device where it has one that says
 * it all: {@code pci_0000_03_10_1}, {@code scsi_2_0_0_1}, {@code mdev_4b20d080_1b54_4048_85b3_a6a62d165c01}; and by
 * the same pattern {@code usb_046d_c52b} for a product and {@code usb_at_1_4} for a place.
 */
public sealed interface HostDeviceSource {

    /** A PCI function of the host. */
    record Pci(int domain, int bus, int slot, int function) implements HostDeviceSource {

        public Pci {
            Ranges.check("PCI domain", domain, 0xffff);
            Ranges.check("PCI bus", bus, 0xff);
            Ranges.check("PCI slot", slot, 0x1f);
            Ranges.check("PCI function", function, 7);
        }

        /** Reads the form that {@link #toString()} writes. */
        public static Pci of(String text) {
            if (HostDeviceSource.of(text) instanceof Pci pci) {
                return pci;
            }
            throw new IllegalArgumentException(
                    "Host device '" + text + "' is no PCI function: name it as pci_0000_03_10_1");
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "pci_%04x_%02x_%02x_%x", domain, bus, slot, function);
        }
    }

    /** The USB device of this product; the start fails where the host has two. */
    record UsbProduct(int vendor, int product) implements HostDeviceSource {

        public UsbProduct {
            Ranges.check("USB vendor", vendor, 0xffff);
            Ranges.check("USB product", product, 0xffff);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "usb_%04x_%04x", vendor, product);
        }
    }

    /** The USB device at this place, which changes when it is plugged in again. */
    record UsbPlace(int bus, int device) implements HostDeviceSource {

        public UsbPlace {
            Ranges.check("USB bus", bus, 999);
            Ranges.check("USB device", device, 999);
        }

        @Override
        public String toString() {
            return "usb_at_" + bus + '_' + device;
        }
    }

    /** A unit of a SCSI adapter of the host. */
    record Scsi(int host, int bus, int target, long unit) implements HostDeviceSource {

        public Scsi {
            Ranges.check("SCSI host", host, 65_535);
            Ranges.check("SCSI bus", bus, 65_535);
            Ranges.check("SCSI target", target, 65_535);
            Ranges.check("SCSI unit", unit, 0xffff_ffffL);
        }

        /** libvirt's name of the adapter. */
        public String adapter() {
            return "scsi_host" + host;
        }

        @Override
        public String toString() {
            return "scsi_" + host + '_' + bus + '_' + target + '_' + unit;
        }
    }

    /** A mediated device, such as a slice of a graphics card. It must exist when the VM starts. */
    record Mdev(UUID uuid) implements HostDeviceSource {

        @Override
        public String toString() {
            return "mdev_" + uuid.toString().replace('-', '_');
        }
    }

    /** Reads the form that {@code toString()} writes. */
    static HostDeviceSource of(String text) {
        return SourceText.read(text);
    }
}
