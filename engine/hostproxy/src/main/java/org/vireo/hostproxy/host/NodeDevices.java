package org.vireo.hostproxy.host;

import java.util.List;

/** The devices of a host that guests can be given, by name. */
public record NodeDevices(List<NodeDevice> devices) {

    public NodeDevices {
        devices = List.copyOf(devices);
    }
}
