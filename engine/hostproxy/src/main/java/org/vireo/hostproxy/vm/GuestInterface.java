package org.vireo.hostproxy.vm;

import java.util.List;
import java.util.Optional;

/**
 * A network interface as the guest sees it.
 *
 * @param name the guest's name for it, for example {@code enp1s0}
 * @param mac lower case with colons, where the guest tells it
 */
public record GuestInterface(String name, List<GuestAddress> addresses, Optional<String> mac) {

    public GuestInterface {
        addresses = List.copyOf(addresses);
    }
}
