package org.vireo.domainxml.device.host;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Cid;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Vsock;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.reported.ReportedVsock;

/** The socket between host and guest. */
public final class VsockXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(VsockDevice.class, (socket, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one vsock device: keep one of them.");
                return;
            }
            Cid cid = socket.cid() == 0
                    ? new Cid().withAuto("yes")
                    : new Cid().withAuto("no").withAddress(Long.toString(socket.cid()));
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesVsock(new Vsock()
                            .withModel("virtio")
                            .withCid(cid)
                            .withAlias(UserAlias.element(socket))
                            .withAddress(AddressXml.write(input.addresses().of(socket)))));
        });
    }

    @Override
    public String element() {
        return "vsock";
    }

    @Override
    public @Nullable ReportedVsock read(Object device) {
        return device instanceof Vsock socket
                ? new ReportedVsock(
                        UserAlias.text(socket.getAlias()), AddressXml.read(socket.getAddress()), cid(socket.getCid()))
                : null;
    }

    private static long cid(@Nullable Cid cid) {
        try {
            return cid == null || cid.getAddress() == null ? 0 : Long.parseLong(cid.getAddress());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
