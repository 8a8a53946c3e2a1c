package org.vireo.domainxml.device.console;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.CharTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.reported.ReportedVirtioConsole;

/** Paravirtual consoles on pseudo terminals. The first console of a VM with a serial port is the one that mirrors it. */
public final class VirtioConsoleXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(VirtioConsoleDevice.class, (console, place) -> {
            if (input.addresses().of(console) == null) {
                input.refuse("There is no virtio-serial port left for console " + console.id()
                        + ": remove another console or channel.");
                return;
            }
            int first = input.has(SerialConsoleDevice.class) ? 1 : 0;
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesConsole(new CharDevice()
                            .withType("pty")
                            .withTarget(new CharTarget().withType("virtio").withPort(Integer.toString(first + place)))
                            .withAlias(UserAlias.element(console))
                            .withAddress(AddressXml.write(input.addresses().of(console)))));
        });
    }

    @Override
    public String element() {
        return "console";
    }

    @Override
    public @Nullable ReportedVirtioConsole read(Object device) {
        if (!(device instanceof CharDevice console)
                || console.getTarget() == null
                || !"virtio".equals(console.getTarget().getType())) {
            return null;
        }
        return new ReportedVirtioConsole(
                UserAlias.text(console.getAlias()),
                AddressXml.read(console.getAddress()),
                console.getType(),
                console.getSource() == null ? null : console.getSource().getPath());
    }
}
