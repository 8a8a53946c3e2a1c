package org.vireo.model.network;

import org.vireo.model.device.network.IpAddress;

/**
 * What of a network is not asked of everybody: kept as one document. What a stored document does not say is the default.
 *
 * @param directMode how macvtap shares a device; without meaning elsewhere
 * @param vlan tag of its frames, 1 to 4094; 0 for none. What carries the network on its hosts tags them, or Open vSwitch
 *     and SR-IOV cards at each card
 * @param portIsolation whether its guests never reach each other
 * @param ipv4Gateway the host's address towards guests of a routed network
 * @param ipv6Gateway the host's link-local address towards guests of a routed network
 */
public record NetworkSettings(
        NetworkKind kind,
        DirectMode directMode,
        int vlan,
        boolean portIsolation,
        IpAddress ipv4Gateway,
        IpAddress ipv6Gateway) {

    public static final NetworkSettings DEFAULT = of(NetworkKind.BRIDGE);

    private static final int LAST_VLAN = 4094;

    @SuppressWarnings({"ConstantValue", "NullAway"})
    public NetworkSettings {
        kind = kind == null ? NetworkKind.BRIDGE : kind;
        directMode = directMode == null ? DirectMode.BRIDGE : directMode;
        ipv4Gateway = ipv4Gateway == null ? IpAddress.of("169.254.0.1") : ipv4Gateway;
        ipv6Gateway = ipv6Gateway == null ? IpAddress.of("fe80::1") : ipv6Gateway;
        if (vlan < 0 || vlan > LAST_VLAN) {
            throw new IllegalArgumentException("VLAN " + vlan + " is not between 1 and " + LAST_VLAN);
        }
        if (ipv4Gateway.isIpv6() || !ipv6Gateway.isIpv6()) {
            throw new IllegalArgumentException(
                    "Gateways " + ipv4Gateway + " and " + ipv6Gateway + " are not one of IPv4 and one of IPv6");
        }
    }

    /** A network of that kind without wishes of its own. */
    @SuppressWarnings("NullAway")
    public static NetworkSettings of(NetworkKind kind) {
        return new NetworkSettings(kind, DirectMode.BRIDGE, 0, false, null, null);
    }

    public NetworkSettings withVlan(int newVlan) {
        return new NetworkSettings(kind, directMode, newVlan, portIsolation, ipv4Gateway, ipv6Gateway);
    }

    public NetworkSettings withPortIsolation(boolean newIsolation) {
        return new NetworkSettings(kind, directMode, vlan, newIsolation, ipv4Gateway, ipv6Gateway);
    }
}
