package org.vireo.hostproxy.jsonrpc;

import java.util.Map;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmTuning;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** {@link VmTuning} over the wire. */
record JsonRpcVmTuning(Calls calls) implements VmTuning {

    @Override
    public HostOutcome<DomainStatus> setVcpus(CallContext context, VmId id, int count) {
        return calls.call(DomainWire.class, context, wire -> wire.setVcpus(id, count));
    }

    @Override
    public HostOutcome<DomainStatus> resizeBlock(CallContext context, VmId id, String disk, long capacityBytes) {
        return calls.call(DomainWire.class, context, wire -> wire.resizeBlock(id, disk, capacityBytes));
    }

    @Override
    public HostOutcome<DomainStatus> setBalloon(CallContext context, VmId id, long memoryBytes) {
        return calls.call(DomainWire.class, context, wire -> wire.setBalloon(id, memoryBytes));
    }

    @Override
    public HostOutcome<DomainStatus> setBlockIoTune(
            CallContext context, VmId id, String disk, Map<String, Long> limits) {
        return calls.call(DomainWire.class, context, wire -> wire.setBlockIoTune(id, disk, limits));
    }
}
