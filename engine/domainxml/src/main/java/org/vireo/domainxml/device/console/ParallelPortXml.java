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
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.ParallelPortDevice;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.reported.ReportedPlain;

/** Parallel ports. A PC has three (QEMU's isa-parallel: 0x378, 0x278, 0x3bc), an ARM board none. */
public final class ParallelPortXml implements DomainContributor, DeviceReader {

    private static final int MOST = 3;

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(ParallelPortDevice.class, (port, place) -> {
            if (input.chipset() == Chipset.VIRT || place >= MOST) {
                input.refuse("There is no parallel port " + (place + 1) + " on the board " + input.chipset()
                        + " for device " + port.id() + ": a PC has " + MOST + ", an ARM board none. Remove it.");
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesParallel(new CharDevice()
                            .withType("pty")
                            .withTarget(new CharTarget().withPort(Integer.toString(place)))
                            .withAlias(UserAlias.element(port))));
        });
    }

    @Override
    public String element() {
        return "parallel";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        if (!(device instanceof CharDevice port)) {
            return null;
        }
        String path = port.getSource() == null ? null : port.getSource().getPath();
        return new ReportedPlain(
                DeviceKind.PARALLEL_PORT,
                element(),
                UserAlias.text(port.getAlias()),
                AddressXml.read(port.getAddress()),
                port.getType(),
                path);
    }
}
