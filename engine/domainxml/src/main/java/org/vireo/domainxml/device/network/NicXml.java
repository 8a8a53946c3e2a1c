package org.vireo.domainxml.device.network;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Interface;
import org.vireo.libvirt.xml.InterfaceSource;
import org.vireo.libvirt.xml.Link;
import org.vireo.libvirt.xml.Mac;
import org.vireo.libvirt.xml.ModelType;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.spec.ResolvedNetwork;

/**
 * Network interface cards on a Linux bridge. A card without a network gets a tap device that nothing is connected to,
 * and an unplugged cable.
 */
public final class NicXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(NicDevice.class, (nic, place) -> {
            Interface card = write(input, nic);
            if (card != null) {
                domain.getDevices().getDevice().add(elements.createDevicesInterface(card));
            }
        });
    }

    private static @Nullable Interface write(BuildInput input, NicDevice nic) {
        VnicProfileId profile = nic.vnicProfileId();
        Interface card = new Interface().withMac(new Mac().withAddress(nic.mac().value()));
        if (profile == null) {
            card.setType("ethernet");
        } else {
            ResolvedNetwork network = input.vm().resources().networks().get(profile);
            if (network == null) {
                input.refuse("The network of NIC " + nic.name() + " (vNIC profile " + profile
                        + ") is not there on the host: attach the network to the host or choose another profile.");
                return null;
            }
            card.withType("bridge").withSource(new InterfaceSource().withBridge(network.bridge()));
        }
        return card.withModel(new ModelType()
                        .withType(
                                switch (nic.model()) {
                                    case VIRTIO -> "virtio";
                                    case E1000E -> "e1000e";
                                    case E1000 -> "e1000";
                                    case RTL8139 -> "rtl8139";
                                }))
                .withLink(new Link().withState(nic.linked() && profile != null ? "up" : "down"))
                .withBoot(BootXml.write(nic.bootOrder()))
                .withAlias(UserAlias.element(nic))
                .withAddress(AddressXml.write(input.addresses().of(nic)));
    }

    @Override
    public String element() {
        return "interface";
    }

    @Override
    public @Nullable ReportedNic read(Object device) {
        if (!(device instanceof Interface card)) {
            return null;
        }
        String mac = card.getMac() == null ? null : card.getMac().getAddress();
        return new ReportedNic(
                UserAlias.text(card.getAlias()),
                AddressXml.read(card.getAddress()),
                mac == null ? null : mac.toLowerCase(Locale.ROOT),
                card.getSource() == null ? null : card.getSource().getBridge(),
                card.getTarget() == null ? null : card.getTarget().getDev(),
                card.getModel() == null ? null : card.getModel().getType(),
                card.getLink() == null || !"down".equals(card.getLink().getState()));
    }
}
