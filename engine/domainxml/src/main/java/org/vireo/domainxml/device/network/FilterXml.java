package org.vireo.domainxml.device.network;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.FilterParameter;
import org.vireo.libvirt.xml.FilterRef;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicOptions;

/**
 * The network filter of a card. Every address that the guest may use becomes a value of the variable {@code IP} or
 * {@code IPV6}; libvirt makes a rule for each value. Without one, libvirt learns the IPv4 address from what the guest
 * sends first.
 */
final class FilterXml {

    private FilterXml() {}

    static @Nullable FilterRef write(@Nullable String filter, NicOptions options) {
        if (filter == null) {
            return null;
        }
        FilterRef element = new FilterRef().withFilter(filter);
        for (IpAddress address : options.addresses()) {
            element.withParameter(parameter(address.isIpv6() ? "IPV6" : "IP", address.value()));
        }
        for (var given : options.filterParameters()) {
            element.withParameter(parameter(given.name(), given.value()));
        }
        return element;
    }

    private static FilterParameter parameter(String name, String value) {
        return new FilterParameter().withName(name).withValue(value);
    }
}
