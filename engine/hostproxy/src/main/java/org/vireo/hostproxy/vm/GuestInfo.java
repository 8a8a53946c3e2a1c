package org.vireo.hostproxy.vm;

import java.util.List;
import java.util.Optional;

/** What the guest says of itself through the QEMU guest agent: not to be trusted, only shown. */
public record GuestInfo(
        List<GuestInterface> interfaces,
        Optional<String> hostname,
        Optional<String> osName,
        Optional<String> osVersion,
        Optional<String> kernel) {

    public GuestInfo {
        interfaces = List.copyOf(interfaces);
    }
}
