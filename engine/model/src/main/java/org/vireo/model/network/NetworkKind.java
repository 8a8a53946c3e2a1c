package org.vireo.model.network;

/** What carries a network on its hosts. */
public enum NetworkKind {
    /** A Linux bridge of the network's host-side name. */
    BRIDGE,
    /** A bridge of Open vSwitch of that name. */
    OPEN_VSWITCH,
    /** A network of that name that libvirt keeps. */
    LIBVIRT,
    /** No bridge: the host routes to each card. The host-side name means nothing. */
    ROUTED,
    /** The network device of that name, shared by macvtap. */
    DIRECT;

    /**
     * Whether hosts can filter what guests send into it. libvirt 9.0 refuses filters on ports of Open vSwitch and on macvtap,
     * and takes one on a routed card, where no frame ever meets it.
     */
    public boolean filters() {
        return switch (this) {
            case BRIDGE, LIBVIRT -> true;
            case OPEN_VSWITCH, ROUTED, DIRECT -> false;
        };
    }
}
