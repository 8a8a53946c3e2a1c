package org.vireo.core.monitoring.apply;

import java.util.Locale;
import org.vireo.hostproxy.vm.GuestAddress;
import org.vireo.model.vm.GuestInfo;

/** The guest agent's words as the model keeps them. Pure. */
final class GuestReports {

    private GuestReports() {}

    static GuestInfo of(org.vireo.hostproxy.vm.GuestInfo reported) {
        return new GuestInfo(
                reported.hostname().orElse(null),
                reported.osName().orElse(null),
                reported.kernel().orElse(null),
                reported.interfaces().stream()
                        .map(nic -> new GuestInfo.Interface(
                                nic.name(),
                                nic.mac()
                                        .map(mac -> mac.toLowerCase(Locale.ROOT))
                                        .orElse(null),
                                nic.addresses().stream()
                                        .map(GuestReports::address)
                                        .toList()))
                        .toList());
    }

    private static GuestInfo.Address address(GuestAddress address) {
        return new GuestInfo.Address(
                address.address(), address.prefix(), address.family() == GuestAddress.Family.IPV4 ? 4 : 6);
    }
}
