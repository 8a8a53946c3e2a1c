package org.vireo.domainxml.device.host;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Address;
import org.vireo.libvirt.xml.HostSourceAddress;
import org.vireo.libvirt.xml.ScsiAdapter;
import org.vireo.libvirt.xml.UsbId;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.HostDeviceSource.Mdev;
import org.vireo.model.device.host.HostDeviceSource.Pci;
import org.vireo.model.device.host.HostDeviceSource.Scsi;
import org.vireo.model.device.host.HostDeviceSource.UsbPlace;
import org.vireo.model.device.host.HostDeviceSource.UsbProduct;

/** Which device of the host it is, both directions. Numbers are read as libvirt writes them: decimal, octal never, or 0x. */
public final class HostSourceXml {

    private static final String SCSI_HOST = "scsi_host";

    private HostSourceXml() {}

    static org.vireo.libvirt.xml.HostDeviceSource write(HostDeviceSource source) {
        org.vireo.libvirt.xml.HostDeviceSource element = new org.vireo.libvirt.xml.HostDeviceSource();
        return switch (source) {
            case Pci pci ->
                element.withAddress(new HostSourceAddress()
                        .withDomain(hex(pci.domain(), 4))
                        .withBus(hex(pci.bus(), 2))
                        .withSlot(hex(pci.slot(), 2))
                        .withFunction(hex(pci.function(), 1)));
            case UsbProduct usb ->
                element.withVendor(new UsbId().withId(hex(usb.vendor(), 4)))
                        .withProduct(new UsbId().withId(hex(usb.product(), 4)));
            case UsbPlace usb ->
                element.withAddress(new HostSourceAddress()
                        .withBus(Integer.toString(usb.bus()))
                        .withDevice(Integer.toString(usb.device())));
            case Scsi scsi ->
                element.withAdapter(new ScsiAdapter().withName(scsi.adapter()))
                        .withAddress(new HostSourceAddress()
                                .withBus(Integer.toString(scsi.bus()))
                                .withTarget(Integer.toString(scsi.target()))
                                .withUnit(Long.toString(scsi.unit())));
            case Mdev mdev ->
                element.withAddress(new HostSourceAddress().withUuid(mdev.uuid().toString()));
        };
    }

    /** The source of a card that is passed through. */
    public static @Nullable Address pci(@Nullable Pci function) {
        return function == null
                ? null
                : new Address()
                        .withType("pci")
                        .withDomain(hex(function.domain(), 4))
                        .withBus(hex(function.bus(), 2))
                        .withSlot(hex(function.slot(), 2))
                        .withFunction(hex(function.function(), 1));
    }

    /** The function that the source of a passed-through card names; null when it names none. */
    public static @Nullable Pci pci(@Nullable Address address) {
        if (address == null) {
            return null;
        }
        try {
            return new Pci(
                    (int) number(address.getDomain()),
                    (int) number(address.getBus()),
                    (int) number(address.getSlot()),
                    (int) number(address.getFunction()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The device that is named; null when it is of a type that Vireo does not know, or cannot be understood. */
    static @Nullable HostDeviceSource read(
            @Nullable String type, org.vireo.libvirt.xml.@Nullable HostDeviceSource source) {
        if (type == null || source == null) {
            return null;
        }
        try {
            return switch (type) {
                case "pci" -> pci(source.getAddress());
                case "usb" -> usb(source);
                case "scsi" -> scsi(source);
                case "mdev" -> mdev(source.getAddress());
                default -> null;
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Pci pci(@Nullable HostSourceAddress address) {
        return address == null
                ? null
                : new Pci(
                        (int) number(address.getDomain()),
                        (int) number(address.getBus()),
                        (int) number(address.getSlot()),
                        (int) number(address.getFunction()));
    }

    /** A running guest names product and place: the product is what was asked for unless only the place is there. */
    private static @Nullable HostDeviceSource usb(org.vireo.libvirt.xml.HostDeviceSource source) {
        if (source.getVendor() != null && source.getProduct() != null) {
            return new UsbProduct((int) number(source.getVendor().getId()), (int)
                    number(source.getProduct().getId()));
        }
        HostSourceAddress address = source.getAddress();
        return address == null ? null : new UsbPlace((int) number(address.getBus()), (int) number(address.getDevice()));
    }

    private static @Nullable HostDeviceSource scsi(org.vireo.libvirt.xml.HostDeviceSource source) {
        HostSourceAddress address = source.getAddress();
        String adapter =
                source.getAdapter() == null ? null : source.getAdapter().getName();
        return address == null || adapter == null || !adapter.startsWith(SCSI_HOST)
                ? null
                : new Scsi(
                        (int) number(adapter.substring(SCSI_HOST.length())),
                        (int) number(address.getBus()),
                        (int) number(address.getTarget()),
                        number(address.getUnit()));
    }

    private static @Nullable HostDeviceSource mdev(@Nullable HostSourceAddress address) {
        return address == null || address.getUuid() == null ? null : new Mdev(UUID.fromString(address.getUuid()));
    }

    private static String hex(int number, int digits) {
        return String.format(Locale.ROOT, "0x%0" + digits + "x", number);
    }

    private static long number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        return text.startsWith("0x") ? Long.parseLong(text, 2, text.length(), 16) : Long.parseLong(text);
    }
}
