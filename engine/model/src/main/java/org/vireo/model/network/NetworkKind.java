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
    DIRECT
}
