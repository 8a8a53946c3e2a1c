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
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.reported.ReportedChannel;

/**
 * The channel of the guest's agent; the reader takes every channel.
 *
 * <p>Its socket is named after the VM's id and lies beside libvirt's own directories: libvirt's choice of path holds
 * the VM's name, and one of twenty letters that are not ASCII is already too long for a socket. A path below libvirt's
 * {@code channel} directory would be taken for its own choice and dropped.
 */
public final class GuestAgentChannelXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(GuestAgentChannelDevice.class, (channel, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one guest agent channel: keep one of them.");
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesChannel(new CharDevice()
                            .withType("unix")
                            .withSource(new CharSource().withMode("bind").withPath(socket(input)))
                            .withTarget(new CharTarget().withType("virtio").withName(GuestAgentChannelDevice.PORT_NAME))
                            .withAlias(UserAlias.element(channel))
                            .withAddress(AddressXml.write(input.addresses().of(channel)))));
        });
    }

    private static String socket(BuildInput input) {
        return input.host().stateDirectory() + "/" + input.vm().id() + ".agent";
    }

    @Override
    public String element() {
        return "channel";
    }

    @Override
    public @Nullable ReportedChannel read(Object device) {
        if (!(device instanceof CharDevice channel)) {
            return null;
        }
        CharTarget target = channel.getTarget();
        return new ReportedChannel(
                UserAlias.text(channel.getAlias()),
                AddressXml.read(channel.getAddress()),
                channel.getType(),
                target == null ? null : target.getName(),
                target == null ? null : target.getState());
    }
}
