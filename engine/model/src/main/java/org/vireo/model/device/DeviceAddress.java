package org.vireo.model.device;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a device sits on the guest's buses, as libvirt reported it and as it is asked for again at the next start.
 *
 * <p>The compact form, written by {@code toString()} and read by {@link #of}, is what the database keeps:
 * {@code pci:0000:02:00.0} (a trailing {@code +} for multifunction), {@code drive:0:0:0:1},
 * {@code virtio-serial:0:0:1}, {@code usb:0:1.2}, {@code isa:0x3f8:0x4}, and for types that Vireo does not plan
 * {@code other:<type>;<name>=<value>;…}.
 */
public sealed interface DeviceAddress {

    /**
     * A PCI or PCIe address.
     *
     * @param multifunction whether the slot carries more than this function
     */
    record Pci(int domain, int bus, int slot, int function, boolean multifunction) implements DeviceAddress {

        public Pci {
            AddressText.inRange("PCI domain", domain, 0xffff);
            AddressText.inRange("PCI bus", bus, 0xff);
            AddressText.inRange("PCI slot", slot, 0x1f);
            AddressText.inRange("PCI function", function, 7);
        }

        public Pci(int domain, int bus, int slot, int function) {
            this(domain, bus, slot, function, false);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(18).append("pci:");
            AddressText.hex(text, domain, 4).append(':');
            AddressText.hex(text, bus, 2).append(':');
            AddressText.hex(text, slot, 2).append('.').append(function);
            return multifunction ? text.append('+').toString() : text.toString();
        }
    }

    /** A place on a disk controller (SATA, SCSI, IDE). */
    record Drive(int controller, int bus, int target, int unit) implements DeviceAddress {

        public Drive {
            AddressText.inRange("drive controller", controller, Integer.MAX_VALUE);
            AddressText.inRange("drive bus", bus, Integer.MAX_VALUE);
            AddressText.inRange("drive target", target, Integer.MAX_VALUE);
            AddressText.inRange("drive unit", unit, Integer.MAX_VALUE);
        }

        @Override
        public String toString() {
            return "drive:" + controller + ':' + bus + ':' + target + ':' + unit;
        }
    }

    /** A port of a virtio-serial controller. */
    record VirtioSerial(int controller, int bus, int port) implements DeviceAddress {

        public VirtioSerial {
            AddressText.inRange("virtio-serial controller", controller, Integer.MAX_VALUE);
            AddressText.inRange("virtio-serial bus", bus, Integer.MAX_VALUE);
            AddressText.inRange("virtio-serial port", port, Integer.MAX_VALUE);
        }

        @Override
        public String toString() {
            return "virtio-serial:" + controller + ':' + bus + ':' + port;
        }
    }

    /**
     * A USB port.
     *
     * @param port the path through the hubs, such as 1 or 1.2
     */
    record Usb(int bus, String port) implements DeviceAddress {

        public Usb {
            AddressText.inRange("USB bus", bus, Integer.MAX_VALUE);
            AddressText.word("USB port", port);
        }

        @Override
        public String toString() {
            return "usb:" + bus + ':' + port;
        }
    }

    /**
     * An ISA address.
     *
     * @param ioBase first I/O port
     * @param irq interrupt line; 0 when not given
     */
    record Isa(int ioBase, int irq) implements DeviceAddress {

        public Isa {
            AddressText.inRange("ISA I/O base", ioBase, 0xffff);
            AddressText.inRange("ISA interrupt", irq, 0xff);
        }

        @Override
        public String toString() {
            return "isa:0x" + Integer.toHexString(ioBase) + ":0x" + Integer.toHexString(irq);
        }
    }

    /** An address of a type that Vireo keeps but does not plan. */
    record Other(String type, Map<String, String> attributes) implements DeviceAddress {

        public Other {
            AddressText.word("address type", type);
            SortedMap<String, String> sorted = new TreeMap<>(attributes);
            sorted.forEach((name, value) -> {
                AddressText.word("address attribute", name);
                AddressText.word("value of address attribute " + name, value);
            });
            attributes = Collections.unmodifiableSortedMap(sorted);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("other:").append(type);
            attributes.forEach(
                    (name, value) -> text.append(';').append(name).append('=').append(value));
            return text.toString();
        }
    }

    /** Reads the compact form. */
    static DeviceAddress of(String text) {
        return AddressText.read(text);
    }
}
