package org.vireo.domainxml.device.console;

import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.CharDevice;
import org.vireo.libvirt.xml.CharTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.SpiceAgentChannelDevice;

/** The channel between a SPICE client and its agent in the guest. The reader of channels is that of the guest agent. */
public final class SpiceAgentChannelXml implements DomainContributor {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(SpiceAgentChannelDevice.class, (channel, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one SPICE agent channel: keep one of them.");
            } else if (SpiceConsoles.there(input, "The SPICE agent channel")) {
                domain.getDevices()
                        .getDevice()
                        .add(elements.createDevicesChannel(new CharDevice()
                                .withType("spicevmc")
                                .withTarget(
                                        new CharTarget().withType("virtio").withName(SpiceAgentChannelDevice.PORT_NAME))
                                .withAlias(UserAlias.element(channel))
                                .withAddress(AddressXml.write(input.addresses().of(channel)))));
            }
        });
    }
}
