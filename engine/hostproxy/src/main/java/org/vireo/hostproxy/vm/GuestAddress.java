package org.vireo.hostproxy.vm;

/**
 * An IP address of a guest.
 *
 * @param prefix length of the network part in bits
 */
public record GuestAddress(String address, int prefix, Family family) {

    /** Which Internet Protocol. */
    public enum Family {
        IPV4,
        IPV6
    }
}
