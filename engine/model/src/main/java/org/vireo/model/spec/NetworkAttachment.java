package org.vireo.model.spec;

import org.vireo.model.device.network.IpAddress;
import org.vireo.model.network.DirectMode;
import org.vireo.model.text.TextRules;

/** How the host joins a card to a network. */
public sealed interface NetworkAttachment {

    /**
     * A port of a bridge.
     *
     * @param openVSwitch whether it is one of Open vSwitch, which tags frames itself; else of Linux
     */
    record Bridge(String name, boolean openVSwitch) implements NetworkAttachment {

        public Bridge {
            TextRules.requireWord("Bridge name", name);
        }
    }

    /** A network that libvirt keeps on the host. */
    record LibvirtNetwork(String name) implements NetworkAttachment {

        public LibvirtNetwork {
            TextRules.requireWord("Network name", name);
        }
    }

    /**
     * A tap device that the host routes to, without a bridge. Each address of the card gets a route of the host; a
     * guest names the gateway as its default route, on-link.
     *
     * <p>What ebtables filters by are ports of bridges, so a network filter does not act here: what the guest may send
     * from is up to the host's reverse path filter.
     *
     * @param ipv4Gateway the host's address towards every guest
     * @param ipv6Gateway a link-local one
     */
    record Routed(IpAddress ipv4Gateway, IpAddress ipv6Gateway) implements NetworkAttachment {}

    /** The network device itself, shared by macvtap. */
    record Direct(String device, DirectMode mode) implements NetworkAttachment {

        public Direct {
            TextRules.requireWord("Network device", device);
        }
    }

    /** A virtual function of the host's card, passed through; which one is said by the NIC. */
    record PassThrough() implements NetworkAttachment {}
}
