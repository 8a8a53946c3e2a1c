package org.vireo.model.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the guest agent said last. Untrusted: it is shown, never acted on. */
public record GuestInfo(
        @Nullable String hostName,
        @Nullable String osName,
        @Nullable String kernel,
        List<Interface> interfaces) {

    public static final GuestInfo NONE = new GuestInfo(null, null, null, List.of());

    public GuestInfo {
        interfaces = List.copyOf(interfaces);
    }

    /** A network interface inside the guest. */
    public record Interface(String name, @Nullable String mac, List<Address> addresses) {
        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    /** An IP address of an interface; version is 4 or 6. */
    public record Address(String address, int prefix, int version) {}
}
