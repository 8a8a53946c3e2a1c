package org.vireo.model.network;

import java.util.List;

/**
 * The network filters that every host has: Vireo's own, which the agent defines, and those that libvirt brings (package
 * libvirt-daemon-config-nwfilter). What Vireo's let through is in the agent, in its folder network.
 */
public final class NetworkFilters {

    /** Whatever the guest sends, it sends under the address of its card, in ARP too. */
    public static final String NO_MAC_SPOOFING = "vireo-no-mac-spoofing";

    /**
     * The guest also sends under its own addresses alone, IPv4 and IPv6. A family that the card has no address of is not
     * looked at.
     */
    public static final String NO_SPOOFING = "vireo-no-spoofing";

    /** The same, and a family that the card has no address of does not pass at all. */
    public static final String STRICT = "vireo-strict";

    /** What a profile has that says nothing. */
    public static final String DEFAULT = NO_MAC_SPOOFING;

    /** All of them, by name. */
    public static final List<String> NAMES = List.of(
            "allow-arp",
            "allow-dhcp",
            "allow-dhcp-server",
            "allow-dhcpv6",
            "allow-dhcpv6-server",
            "allow-incoming-ipv4",
            "allow-incoming-ipv6",
            "allow-ipv4",
            "allow-ipv6",
            "clean-traffic",
            "clean-traffic-gateway",
            "no-arp-ip-spoofing",
            "no-arp-mac-spoofing",
            "no-arp-spoofing",
            "no-ip-multicast",
            "no-ip-spoofing",
            "no-ipv6-multicast",
            "no-ipv6-spoofing",
            "no-mac-broadcast",
            "no-mac-spoofing",
            "no-other-l2-traffic",
            "no-other-rarp-traffic",
            "qemu-announce-self",
            "qemu-announce-self-rarp",
            NO_MAC_SPOOFING,
            NO_SPOOFING,
            STRICT);

    private NetworkFilters() {}
}
