package org.vireo.hostproxy.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostListener;

/** Connects to the fake hosts that were placed at addresses. */
public final class FakeHostConnector implements HostConnector {

    private final Map<String, FakeHost> hosts = new ConcurrentHashMap<>();

    /** Places a host at an address; whatever was there before is gone from it. */
    public FakeHostConnector place(String address, int port, FakeHost host) {
        hosts.put(address + ":" + port, host);
        return this;
    }

    @Override
    public ConnectResult connect(HostEndpoint endpoint, HostListener listener) {
        var host = hosts.get(endpoint.address() + ":" + endpoint.port());
        if (host == null) {
            return new ConnectResult.Failed(
                    ConnectFailure.UNREACHABLE, "Nothing answers at " + endpoint.address() + ":" + endpoint.port());
        }
        return host.open(endpoint, listener);
    }
}
