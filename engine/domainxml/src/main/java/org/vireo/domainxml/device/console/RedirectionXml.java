package org.vireo.domainxml.device.console;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.RedirectedDevice;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.reported.ReportedPlain;

/** USB ports that take a device of the SPICE client's machine. */
public final class RedirectionXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(RedirectionDevice.class, (port, place) -> {
            boolean there = SpiceConsoles.there(input, "USB redirection " + port.id());
            if (UsbPorts.found(input, port, "USB redirection") && there) {
                domain.getDevices()
                        .getDevice()
                        .add(elements.createDevicesRedirdev(new RedirectedDevice()
                                .withBus("usb")
                                .withType("spicevmc")
                                .withBoot(BootXml.write(port.bootOrder()))
                                .withAlias(UserAlias.element(port))
                                .withAddress(AddressXml.write(input.addresses().of(port)))));
            }
        });
    }

    @Override
    public String element() {
        return "redirdev";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof RedirectedDevice port
                ? new ReportedPlain(
                        DeviceKind.REDIRECTION,
                        element(),
                        UserAlias.text(port.getAlias()),
                        AddressXml.read(port.getAddress()),
                        port.getType())
                : null;
    }
}
