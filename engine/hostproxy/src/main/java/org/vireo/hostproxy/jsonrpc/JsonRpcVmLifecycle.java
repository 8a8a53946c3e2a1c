package org.vireo.hostproxy.jsonrpc;

import java.util.Collection;
import java.util.List;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmLifecycle;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.id.VmId;

/** {@link VmLifecycle} over the wire. */
record JsonRpcVmLifecycle(Calls calls) implements VmLifecycle {

    @Override
    public HostOutcome<DomainList> list(CallContext context) {
        return calls.call(DomainWire.class, context, DomainWire::list);
    }

    @Override
    public HostOutcome<DomainXmlReport> xml(CallContext context, Collection<VmId> ids) {
        return calls.call(DomainWire.class, context, wire -> wire.xml(ids));
    }

    @Override
    public HostOutcome<DomainStatus> create(CallContext context, CreateDomain domain) {
        return calls.call(DomainWire.class, context, wire -> wire.create(domain.xml(), domain.secrets()));
    }

    @Override
    public HostOutcome<Acknowledged> shutdown(CallContext context, VmId id, PowerMode mode) {
        return calls.call(DomainWire.class, context, wire -> wire.shutdown(id, mode));
    }

    @Override
    public HostOutcome<DomainRemoved> destroy(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.destroy(id));
    }

    @Override
    public HostOutcome<Acknowledged> reboot(CallContext context, VmId id, PowerMode mode) {
        return calls.call(DomainWire.class, context, wire -> wire.reboot(id, mode));
    }

    @Override
    public HostOutcome<DomainStatus> reset(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.reset(id));
    }

    @Override
    public HostOutcome<DomainStatus> suspend(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.suspend(id));
    }

    @Override
    public HostOutcome<DomainStatus> resume(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.resume(id));
    }

    @Override
    public HostOutcome<List<VmId>> remains(CallContext context) {
        return calls.call(DomainWire.class, context, DomainWire::remains).map(DomainWire.Remains::ids);
    }

    @Override
    public HostOutcome<DomainRemoved> forget(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.forget(id));
    }
}
