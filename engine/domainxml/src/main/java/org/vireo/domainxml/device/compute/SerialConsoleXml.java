package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.CharLog;
import org.vireo.libvirt.xml.CharSource;
import org.vireo.libvirt.xml.CharTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SerialPort;
import org.vireo.model.reported.ReportedSerial;

/**
 * Serial ports. The first one is the console too: libvirt reports a {@code console} element that
 * mirrors it, with the same alias, which the parser leaves out.
 */
public final class SerialConsoleXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        var devices = domain.getDevices().getDevice();
        input.each(SerialConsoleDevice.class, (serial, place) -> {
            if (serial.port() != SerialPort.BUILT_IN && input.addresses().of(serial) == null) {
                input.refuse("There is no place left for serial port " + serial.id() + " on the bus " + serial.port()
                        + ": remove another device of that bus.");
                return;
            }
            String port = Integer.toString(place);
            devices.add(elements.createDevicesSerial(write(input, serial, port)));
            if (place == 0) {
                devices.add(elements.createDevicesConsole(new CharDevice()
                        .withType(type(serial))
                        .withSource(source(input, serial, port))
                        .withTarget(new CharTarget().withType("serial").withPort(port))));
            }
        });
    }

    private static CharDevice write(BuildInput input, SerialConsoleDevice serial, String port) {
        return new CharDevice()
                .withType(type(serial))
                .withSource(source(input, serial, port))
                .withLog(
                        serial.log()
                                ? new CharLog()
                                        .withFile(file(input, port, "log"))
                                        .withAppend("on")
                                : null)
                .withTarget(new CharTarget()
                        .withType(
                                switch (serial.port()) {
                                    case BUILT_IN -> input.architecture().serialTargetType();
                                    case PCI -> "pci-serial";
                                    case USB -> "usb-serial";
                                })
                        .withPort(port))
                .withAlias(UserAlias.element(serial))
                .withAddress(AddressXml.write(input.addresses().of(serial)));
    }

    private static String type(SerialConsoleDevice serial) {
        return switch (serial.backend()) {
            case PSEUDO_TERMINAL -> "pty";
            case UNIX_SOCKET -> "unix";
        };
    }

    private static @Nullable CharSource source(BuildInput input, SerialConsoleDevice serial, String port) {
        return switch (serial.backend()) {
            case PSEUDO_TERMINAL -> null;
            case UNIX_SOCKET -> new CharSource().withMode("bind").withPath(file(input, port, "sock"));
        };
    }

    /** Beside libvirt's own directories, where its rules for QEMU's files hold. */
    private static String file(BuildInput input, String port, String ending) {
        return input.host().stateDirectory() + "/" + input.vm().id() + ".serial" + port + "." + ending;
    }

    @Override
    public String element() {
        return "serial";
    }

    @Override
    public @Nullable ReportedSerial read(Object device) {
        if (!(device instanceof CharDevice serial)) {
            return null;
        }
        CharSource source = serial.getSource();
        return new ReportedSerial(
                UserAlias.text(serial.getAlias()),
                AddressXml.read(serial.getAddress()),
                serial.getType(),
                source == null ? null : source.getPath());
    }
}
