package org.vireo.domainxml.address;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Address;
import org.vireo.model.device.DeviceAddress;

/** The {@code address} element of a device, both directions. */
public final class AddressXml {

    private static final String[] HEX_BYTE = hexTable(256, 2);
    private static final String[] FUNCTION = hexTable(8, 1);

    private AddressXml() {}

    /** The element, or null for no address. */
    public static @Nullable Address write(@Nullable DeviceAddress address) {
        return switch (address) {
            case null -> null;
            case DeviceAddress.Pci pci -> pci(pci);
            case DeviceAddress.Drive drive ->
                new Address()
                        .withType("drive")
                        .withController(Integer.toString(drive.controller()))
                        .withBus(Integer.toString(drive.bus()))
                        .withTarget(Integer.toString(drive.target()))
                        .withUnit(Integer.toString(drive.unit()));
            case DeviceAddress.VirtioSerial serial ->
                new Address()
                        .withType("virtio-serial")
                        .withController(Integer.toString(serial.controller()))
                        .withBus(Integer.toString(serial.bus()))
                        .withPort(Integer.toString(serial.port()));
            case DeviceAddress.Usb usb ->
                new Address()
                        .withType("usb")
                        .withBus(Integer.toString(usb.bus()))
                        .withPort(usb.port());
            // Fixed by the kind of port, so there is nothing to ask for.
            case DeviceAddress.Isa isa -> null;
            // Kept as seen, but never asked for: Vireo does not know what it means.
            case DeviceAddress.Other other -> null;
        };
    }

    /** The address in the element; null when there is none or it says nothing that can be understood. */
    public static @Nullable DeviceAddress read(@Nullable Address address) {
        if (address == null || address.getType() == null) {
            return null;
        }
        try {
            return switch (address.getType()) {
                case "pci" ->
                    new DeviceAddress.Pci(
                            number(address.getDomain()),
                            number(address.getBus()),
                            number(address.getSlot()),
                            number(address.getFunction()),
                            "on".equals(address.getMultifunction()));
                case "drive" ->
                    new DeviceAddress.Drive(
                            number(address.getController()),
                            number(address.getBus()),
                            number(address.getTarget()),
                            number(address.getUnit()));
                case "virtio-serial" ->
                    new DeviceAddress.VirtioSerial(
                            number(address.getController()), number(address.getBus()), number(address.getPort()));
                case "usb" -> usb(address);
                case "isa" ->
                    new DeviceAddress.Isa(number(unnamed(address, "iobase")), number(unnamed(address, "irq")));
                default -> other(address);
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Address pci(DeviceAddress.Pci pci) {
        Address address = new Address()
                .withType("pci")
                .withDomain(pci.domain() == 0 ? "0x0000" : String.format("0x%04x", pci.domain()))
                .withBus(HEX_BYTE[pci.bus()])
                .withSlot(HEX_BYTE[pci.slot()])
                .withFunction(FUNCTION[pci.function()]);
        return pci.multifunction() ? address.withMultifunction("on") : address;
    }

    private static DeviceAddress usb(Address address) {
        String port = address.getPort();
        return port == null ? other(address) : new DeviceAddress.Usb(number(address.getBus()), port);
    }

    private static DeviceAddress other(Address address) {
        Map<String, String> attributes = new TreeMap<>();
        BiConsumer<String, @Nullable String> put = (name, value) -> {
            if (value != null) {
                attributes.put(name, value);
            }
        };
        put.accept("domain", address.getDomain());
        put.accept("bus", address.getBus());
        put.accept("slot", address.getSlot());
        put.accept("function", address.getFunction());
        put.accept("controller", address.getController());
        put.accept("target", address.getTarget());
        put.accept("unit", address.getUnit());
        put.accept("port", address.getPort());
        address.getOtherAttributes().forEach((name, value) -> attributes.put(name.getLocalPart(), value));
        return new DeviceAddress.Other(address.getType(), attributes);
    }

    private static @Nullable String unnamed(Address address, String attribute) {
        return address.getOtherAttributes().get(new QName(attribute));
    }

    /** libvirt writes decimal and 0x; a missing number is 0. */
    private static int number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        return text.startsWith("0x") ? Integer.parseInt(text, 2, text.length(), 16) : Integer.parseInt(text);
    }

    private static String[] hexTable(int size, int digits) {
        String[] table = new String[size];
        for (int i = 0; i < size; i++) {
            table[i] = String.format("0x%0" + digits + "x", i);
        }
        return table;
    }
}
