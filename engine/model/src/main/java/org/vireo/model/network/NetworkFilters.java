package org.vireo.model.network;

import java.util.List;

/** The network filters that every host has, since libvirt brings them (package libvirt-daemon-config-nwfilter). */
public final class NetworkFilters {

    /** Whatever the guest sends, it sends under the address of its card. */
    public static final String DEFAULT = "no-mac-spoofing";

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
            "qemu-announce-self-rarp");

    private NetworkFilters() {}
}
