package org.vireo.hostproxy.fake;

import java.util.List;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmDevices;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** {@link VmDevices} of the fake. */
record FakeVmDevices(FakeHost host, FakeConnection connection) implements VmDevices {

    @Override
    public HostOutcome<DomainStatus> attachDevice(CallContext context, VmId id, String deviceXml) {
        return host.call(
                connection,
                Verb.DOMAIN_ATTACH_DEVICE,
                context,
                List.of(id, deviceXml),
                () -> host.domains().attachDevice(context, id, deviceXml));
    }

    @Override
    public HostOutcome<DomainStatus> detachDevice(CallContext context, VmId id, String alias) {
        return host.call(
                connection,
                Verb.DOMAIN_DETACH_DEVICE,
                context,
                List.of(id, alias),
                () -> host.domains().detachDevice(context, id, alias));
    }

    @Override
    public HostOutcome<DomainStatus> updateDevice(CallContext context, VmId id, String deviceXml) {
        return host.call(
                connection,
                Verb.DOMAIN_UPDATE_DEVICE,
                context,
                List.of(id, deviceXml),
                () -> host.domains().updateDevice(context, id, deviceXml));
    }
}
