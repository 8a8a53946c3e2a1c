package org.vireo.hostproxy.jsonrpc;

import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmDevices;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** {@link VmDevices} over the wire. */
record JsonRpcVmDevices(Calls calls) implements VmDevices {

    @Override
    public HostOutcome<DomainStatus> attachDevice(CallContext context, VmId id, String deviceXml) {
        return calls.call(DomainWire.class, context, wire -> wire.attachDevice(id, deviceXml));
    }

    @Override
    public HostOutcome<DomainStatus> detachDevice(CallContext context, VmId id, String alias) {
        return calls.call(DomainWire.class, context, wire -> wire.detachDevice(id, alias));
    }

    @Override
    public HostOutcome<DomainStatus> updateDevice(CallContext context, VmId id, String deviceXml) {
        return calls.call(DomainWire.class, context, wire -> wire.updateDevice(id, deviceXml));
    }
}
