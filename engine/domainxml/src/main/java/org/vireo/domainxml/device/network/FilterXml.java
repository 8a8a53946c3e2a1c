package org.vireo.domainxml.device.network;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.FilterParameter;
import org.vireo.libvirt.xml.FilterRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.network.NetworkFilters;

/**
 * The network filter of a card. Every address that the guest may use becomes a value of the variable {@code IP} or
 * {@code IPV6}; libvirt makes a rule for each value. Without one, libvirt learns the IPv4 address from what the guest
 * sends first, and refuses a filter that asks for {@code IPV6}.
 *
 * <p>Of Vireo's own filter the one is taken that asks for the families which the card has addresses of.
 */
final class FilterXml {

    private static final String IPV4 = "IP";
    private static final String IPV6 = "IPV6";

    /** No guest sends from these, but to ask for an address or to see whether one is free. */
    private static final String NO_IPV4 = "0.0.0.0";

    private static final String NO_IPV6 = "::";

    private FilterXml() {}

    static @Nullable FilterRef write(@Nullable String filter, NicDevice nic) {
        if (filter == null) {
            return null;
        }
        FilterRef element = new FilterRef();
        Set<String> ipv4 = new LinkedHashSet<>();
        Set<String> ipv6 = new LinkedHashSet<>();
        collect(nic.options(), ipv4, ipv6, element);
        switch (filter) {
            case NetworkFilters.NO_SPOOFING -> {
                element.setFilter(variant(!ipv4.isEmpty(), !ipv6.isEmpty()));
                addLinkLocal(nic, ipv6);
            }
            case NetworkFilters.STRICT -> {
                element.setFilter(filter);
                addLinkLocal(nic, ipv6);
                fill(ipv4, NO_IPV4);
                fill(ipv6, NO_IPV6);
            }
            default -> element.setFilter(filter);
        }
        ipv4.forEach(value -> element.withParameter(parameter(IPV4, value)));
        ipv6.forEach(value -> element.withParameter(parameter(IPV6, value)));
        return element;
    }

    /** Addresses go into the sets, other parameters to the element. */
    private static void collect(NicOptions options, Set<String> ipv4, Set<String> ipv6, FilterRef element) {
        for (IpAddress address : options.addresses()) {
            (address.isIpv6() ? ipv6 : ipv4).add(address.value());
        }
        for (var given : options.filterParameters()) {
            switch (given.name()) {
                case IPV4 -> ipv4.add(given.value());
                case IPV6 -> ipv6.add(given.value());
                default -> element.withParameter(parameter(given.name(), given.value()));
            }
        }
    }

    /**
     * The one link-local address that is known without asking the guest. Others of fe80::/10 do not pass, though guests
     * with stable-privacy addresses (RFC 7217) have one: a filter of libvirt sees the source of a packet, neither the
     * target of an advertisement nor the link-layer address that a solicitation carries, so that from any link-local
     * source a guest could pose as its neighbours' router. Such an address is named with the card.
     */
    private static void addLinkLocal(NicDevice nic, Set<String> ipv6) {
        if (!ipv6.isEmpty()) {
            ipv6.add(linkLocal(nic.mac().value()));
        }
    }

    private static String variant(boolean ipv4, boolean ipv6) {
        if (ipv4 && ipv6) {
            return NetworkFilters.NO_SPOOFING;
        }
        if (ipv4) {
            return NetworkFilters.NO_SPOOFING + "-ipv4";
        }
        return ipv6 ? NetworkFilters.NO_SPOOFING + "-ipv6" : NetworkFilters.NO_MAC_SPOOFING;
    }

    private static void fill(Set<String> addresses, String none) {
        if (addresses.isEmpty()) {
            addresses.add(none);
        }
    }

    /** What a card with this MAC calls itself on its own link (RFC 4291, appendix A). */
    private static String linkLocal(String mac) {
        String[] octets = mac.split(":");
        int first = Integer.parseInt(octets[0], 16) ^ 2;
        return new IpAddress(String.format(
                        Locale.ROOT,
                        "fe80::%02x%s:%sff:fe%s:%s%s",
                        first,
                        octets[1],
                        octets[2],
                        octets[3],
                        octets[4],
                        octets[5]))
                .value();
    }

    private static FilterParameter parameter(String name, String value) {
        return new FilterParameter().withName(name).withValue(value);
    }
}
