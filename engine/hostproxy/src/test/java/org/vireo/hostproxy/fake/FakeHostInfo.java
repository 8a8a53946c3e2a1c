package org.vireo.hostproxy.fake;

import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostInfo;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.HostCustomizations;
import org.vireo.hostproxy.host.HostStatistics;
import org.vireo.hostproxy.host.NodeDevices;

/** {@link HostInfo} of the fake. */
record FakeHostInfo(FakeHost host, FakeConnection connection) implements HostInfo {

    @Override
    public HostOutcome<HostCapabilities> capabilities(CallContext context) {
        return host.call(
                connection,
                Verb.HOST_CAPABILITIES,
                context,
                "",
                () -> host.domains().withLibvirt(() -> new Done<>(host.capabilities())));
    }

    @Override
    public HostOutcome<HostStatistics> statistics(CallContext context) {
        return host.call(connection, Verb.HOST_STATISTICS, context, "", () -> new Done<>(FakeFacts.statistics(host)));
    }

    @Override
    public HostOutcome<NodeDevices> devices(CallContext context) {
        return host.call(
                connection,
                Verb.HOST_DEVICES,
                context,
                "",
                () -> host.domains().withLibvirt(() -> new Done<>(host.nodeDevices())));
    }

    @Override
    public HostOutcome<HostCustomizations> customizations(CallContext context) {
        return host.call(connection, Verb.HOST_CUSTOMIZATIONS, context, "", () -> new Done<>(host.customizations()));
    }
}
