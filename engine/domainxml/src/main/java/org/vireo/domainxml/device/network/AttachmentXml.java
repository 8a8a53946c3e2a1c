package org.vireo.domainxml.device.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.device.host.HostSourceXml;
import org.vireo.libvirt.xml.BridgePort;
import org.vireo.libvirt.xml.HostIp;
import org.vireo.libvirt.xml.Interface;
import org.vireo.libvirt.xml.InterfaceDriver;
import org.vireo.libvirt.xml.InterfaceSource;
import org.vireo.libvirt.xml.Mtu;
import org.vireo.libvirt.xml.VirtualPort;
import org.vireo.libvirt.xml.Vlan;
import org.vireo.libvirt.xml.VlanTag;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.DirectMode;
import org.vireo.model.reported.ReportedNic.Attachment;
import org.vireo.model.spec.NetworkAttachment;
import org.vireo.model.spec.NetworkAttachment.Bridge;
import org.vireo.model.spec.NetworkAttachment.Direct;
import org.vireo.model.spec.NetworkAttachment.LibvirtNetwork;
import org.vireo.model.spec.NetworkAttachment.PassThrough;
import org.vireo.model.spec.NetworkAttachment.Routed;
import org.vireo.model.spec.ResolvedNetwork;

/**
 * What a card is joined to on the host. What an attachment cannot do is refused, never left out: a guest must not find
 * itself less confined than it was meant to be.
 */
final class AttachmentXml {

    private AttachmentXml() {}

    /** What of the network an attachment of this kind cannot do: a word for each; empty when it can do all. */
    static List<String> lacking(ResolvedNetwork network) {
        NetworkAttachment attachment = network.attachment();
        // Of Open vSwitch libvirt 9.0 takes neither, and on a routed card no frame ever meets a filter.
        boolean port =
                (attachment instanceof Bridge bridge && !bridge.openVSwitch()) || attachment instanceof LibvirtNetwork;
        boolean host = attachment instanceof PassThrough;
        List<String> lacking = new ArrayList<>(0);
        require(port || network.filter() == null, "network filter " + network.filter(), lacking);
        require(port || !network.isolated(), "port isolation", lacking);
        require(!host || network.bandwidth().equals(Bandwidth.UNLIMITED), "bandwidth limits", lacking);
        require(network.vlan() == 0 || tagsFrames(attachment), "VLAN tag " + network.vlan(), lacking);
        return lacking;
    }

    private static void require(boolean holds, String what, List<String> lacking) {
        if (!holds) {
            lacking.add(what);
        }
    }

    /** libvirt 9.0 refuses a tag elsewhere (virDomainActualNetDefValidate). */
    private static boolean tagsFrames(NetworkAttachment attachment) {
        return switch (attachment) {
            case Bridge bridge -> bridge.openVSwitch();
            case LibvirtNetwork network -> true;
            case Direct direct -> direct.mode() == DirectMode.PASSTHROUGH;
            case PassThrough function -> true;
            case Routed routed -> false;
        };
    }

    static void write(Interface card, NicDevice nic, ResolvedNetwork network) {
        switch (network.attachment()) {
            case Bridge bridge -> {
                card.withType("bridge").withSource(new InterfaceSource().withBridge(bridge.name()));
                if (bridge.openVSwitch()) {
                    card.setVirtualport(new VirtualPort().withType("openvswitch"));
                }
            }
            case LibvirtNetwork named ->
                card.withType("network").withSource(new InterfaceSource().withNetwork(named.name()));
            case Routed routed -> card.withType("ethernet").withSource(routes(routed, nic));
            case Direct direct ->
                card.withType("direct")
                        .withSource(new InterfaceSource()
                                .withDev(direct.device())
                                .withMode(direct.mode().name().toLowerCase(Locale.ROOT)));
            case PassThrough function ->
                card.withType("hostdev")
                        .withManaged("yes")
                        .withDriver(new InterfaceDriver().withName("vfio"))
                        .withSource(new InterfaceSource()
                                .withAddress(HostSourceXml.pci(nic.options().virtualFunction())));
        }
        if (network.vlan() != 0) {
            card.setVlan(new Vlan().withTag(new VlanTag().withId(Integer.toString(network.vlan()))));
        }
        if (network.isolated()) {
            card.setPort(new BridgePort().withIsolated("yes"));
        }
        if (network.mtu() != 0 && hasMtu(network.attachment())) {
            card.setMtu(new Mtu().withSize(Integer.toString(network.mtu())));
        }
    }

    /** Elsewhere the device of the host decides, and libvirt refuses the word. */
    private static boolean hasMtu(NetworkAttachment attachment) {
        return !(attachment instanceof Direct || attachment instanceof PassThrough);
    }

    /**
     * Each address of the guest is the far end of a point-to-point address of the tap device, from which Linux makes the
     * route. IPv4 takes the same near end again; IPv6 does not, so the further ones get the next addresses.
     */
    private static @Nullable InterfaceSource routes(Routed routed, NicDevice nic) {
        List<IpAddress> addresses = nic.options().addresses();
        if (addresses.isEmpty()) {
            return null;
        }
        InterfaceSource source = new InterfaceSource();
        int sixes = 0;
        for (IpAddress address : addresses) {
            IpAddress near = address.isIpv6() ? routed.ipv6Gateway().plus(sixes++) : routed.ipv4Gateway();
            source.withIp(new HostIp()
                    .withFamily(address.isIpv6() ? "ipv6" : "ipv4")
                    .withAddress(near.value())
                    .withPeer(address.value())
                    .withPrefix(address.isIpv6() ? "128" : "32"));
        }
        return source;
    }

    static Attachment read(Interface card) {
        String type = card.getType() == null ? "" : card.getType();
        InterfaceSource source = card.getSource();
        if (source == null) {
            return new Attachment(type, null);
        }
        return new Attachment(
                type,
                switch (type) {
                    case "bridge" -> source.getBridge();
                    case "network" -> source.getNetwork();
                    case "direct" -> source.getDev();
                    case "hostdev" -> function(source);
                    default -> null;
                });
    }

    private static @Nullable String function(InterfaceSource source) {
        HostDeviceSource function = HostSourceXml.pci(source.getAddress());
        return function == null ? null : function.toString();
    }
}
