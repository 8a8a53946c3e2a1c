package org.vireo.domainxml.device.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.device.boot.RomXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Interface;
import org.vireo.libvirt.xml.InterfaceDriver;
import org.vireo.libvirt.xml.Link;
import org.vireo.libvirt.xml.Mac;
import org.vireo.libvirt.xml.ModelType;
import org.vireo.libvirt.xml.Mtu;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Teaming;
import org.vireo.libvirt.xml.Vlan;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.network.NicDriver;
import org.vireo.model.hardware.MultiQueue;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.spec.NetworkAttachment;
import org.vireo.model.spec.ResolvedNetwork;

/**
 * Network interface cards. A card without a network gets a tap device that nothing is connected to, and an unplugged
 * cable.
 */
public final class NicXml implements DomainContributor, DeviceReader {

    /** More queues than this rarely pay. */
    private static final int MOST_QUEUES_BY_ITSELF = 4;

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
            virtual(
                    card.withType("ethernet"),
                    input,
                    nic,
                    nic.options().driver().queues(),
                    false);
        } else {
            ResolvedNetwork network = input.vm().resources().networks().get(profile);
            String refusal = network == null
                    ? "The network of NIC " + nic.name() + " (vNIC profile " + profile
                            + ") is not there on the host: attach the network to the host or choose another profile."
                    : refusal(nic, network);
            if (network == null || refusal != null) {
                input.refuse(refusal == null ? "" : refusal);
                return null;
            }
            AttachmentXml.write(card, nic, network);
            if (input.seen(nic) instanceof ReportedNic running) {
                card.setMtu(running.mtu() == 0 ? null : new Mtu().withSize(Integer.toString(running.mtu())));
            }
            card.withFilterref(FilterXml.write(network.filter(), nic))
                    .withBandwidth(BandwidthXml.write(network.bandwidth()));
            if (!(network.attachment() instanceof NetworkAttachment.PassThrough)) {
                int own = nic.options().driver().queues();
                virtual(card, input, nic, own == 0 ? network.queues() : own, nic.linked());
            }
        }
        return card.withTeaming(teaming(nic))
                .withBoot(BootXml.write(nic.bootOrder()))
                .withRom(RomXml.write(nic.options().rom()))
                .withAlias(UserAlias.element(nic))
                .withAddress(AddressXml.write(input.addresses().of(nic)));
    }

    private static @Nullable String refusal(NicDevice nic, ResolvedNetwork network) {
        boolean passThrough = network.attachment() instanceof NetworkAttachment.PassThrough;
        if (passThrough && nic.options().virtualFunction() == null) {
            return "NIC " + nic.name() + " is to be a function of the host's network card, but none was chosen:"
                    + " name one, or choose another profile.";
        }
        if (passThrough && !nic.linked()) {
            return "NIC " + nic.name() + " is a function of the host's network card, whose cable cannot be unplugged:"
                    + " plug it in, or unplug the NIC itself.";
        }
        List<String> lacking = AttachmentXml.lacking(network);
        return lacking.isEmpty()
                ? null
                : "NIC " + nic.name() + " cannot have " + String.join(" and ", lacking) + " on a network of this kind ("
                        + network.attachment() + "): take it out of its vNIC profile or network.";
    }

    /** What a card has that QEMU makes. */
    private static void virtual(Interface card, BuildInput input, NicDevice nic, int queues, boolean linked) {
        card.withModel(new ModelType()
                        .withType(
                                switch (nic.model()) {
                                    case VIRTIO -> "virtio";
                                    case E1000E -> "e1000e";
                                    case E1000 -> "e1000";
                                    case RTL8139 -> "rtl8139";
                                }))
                .withDriver(
                        nic.model() == NicModel.VIRTIO
                                ? driver(nic.options().driver().backend(), queues(input, nic, queues))
                                : null)
                .withLink(new Link().withState(linked ? "up" : "down"));
    }

    private static @Nullable InterfaceDriver driver(NicDriver.Backend backend, @Nullable String queues) {
        String name = switch (backend) {
            case DEFAULT -> null;
            case VHOST -> "vhost";
            case QEMU -> "qemu";
        };
        return name == null && queues == null
                ? null
                : new InterfaceDriver().withName(name).withQueues(queues);
    }

    /** One is what every card has anyway. A running card keeps what it was started with: libvirt changes neither this nor its MTU. */
    private static @Nullable String queues(BuildInput input, NicDevice nic, int wanted) {
        boolean byItself = wanted == 0 && input.vm().hardware().platform().multiQueue() == MultiQueue.ON;
        int queues = input.seen(nic) instanceof ReportedNic running
                ? running.queues()
                : byItself ? Math.min(input.vm().hardware().cpu().vcpus(), MOST_QUEUES_BY_ITSELF) : wanted;
        return queues <= 1 ? null : Integer.toString(queues);
    }

    private static @Nullable Teaming teaming(NicDevice nic) {
        var teaming = nic.options().teaming();
        if (teaming == null) {
            return null;
        }
        return switch (teaming.role()) {
            case PERSISTENT -> new Teaming().withType("persistent");
            case TRANSIENT -> new Teaming().withType("transient").withPersistent(UserAlias.of(teaming.partner()));
        };
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
                AttachmentXml.read(card),
                card.getTarget() == null ? null : card.getTarget().getDev(),
                card.getModel() == null ? null : card.getModel().getType(),
                card.getDriver() == null ? 0 : number(card.getDriver().getQueues()),
                card.getLink() == null || !"down".equals(card.getLink().getState()),
                mtu(card.getMtu()),
                card.getFilterref() == null ? null : card.getFilterref().getFilter(),
                tags(card.getVlan()),
                standsIn(card.getTeaming()));
    }

    private static int mtu(@Nullable Mtu mtu) {
        return mtu == null ? 0 : number(mtu.getSize());
    }

    private static List<Integer> tags(@Nullable Vlan vlan) {
        if (vlan == null) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>(1);
        vlan.getTag().forEach(tag -> numbers.add(number(tag.getId())));
        return numbers;
    }

    private static boolean standsIn(@Nullable Teaming teaming) {
        return teaming != null && "persistent".equals(teaming.getType());
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
