package org.vireo.hostproxy.jsonrpc;

import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** {@link HostInfo} over the wire. */
record JsonRpcHostInfo(Calls calls) implements HostInfo {

    @Override
    public HostOutcome<HostCapabilities> capabilities(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::capabilities);
    }

    @Override
    public HostOutcome<HostStatistics> statistics(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::statistics);
    }

    @Override
    public HostOutcome<NodeDevices> devices(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::devices);
    }

    @Override
    public HostOutcome<HostCustomizations> customizations(CallContext context) {
        return calls.call(HostWire.class, context, HostWire::customizations);
    }
}
