package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.CharSource;
import org.vireo.libvirt.xml.CharTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.reported.ReportedSerial;

/**
 * Serial ports on pseudo terminals. The first one is the console too: libvirt reports a {@code console} element that
 * mirrors it, with the same alias, which the parser leaves out.
 */
public final class SerialConsoleXml implements DomainContributor, DeviceReader {

    private static final String PTY = "pty";

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        var devices = domain.getDevices().getDevice();
        input.each(SerialConsoleDevice.class, (serial, place) -> {
            String port = Integer.toString(place);
            devices.add(elements.createDevicesSerial(new CharDevice()
                    .withType(PTY)
                    .withTarget(new CharTarget()
                            .withType(input.architecture().serialTargetType())
                            .withPort(port))
                    .withAlias(UserAlias.element(serial))));
            if (place == 0) {
                devices.add(elements.createDevicesConsole(new CharDevice()
                        .withType(PTY)
                        .withTarget(new CharTarget().withType("serial").withPort(port))));
            }
        });
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
