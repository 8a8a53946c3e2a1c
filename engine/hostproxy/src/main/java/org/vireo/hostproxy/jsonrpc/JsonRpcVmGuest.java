package org.vireo.hostproxy.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.VmGuest;
import org.vireo.hostproxy.VmJobs;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.Screenshot;
import org.vireo.model.id.VmId;

/** {@link VmGuest} and {@link VmJobs} over the wire. */
record JsonRpcVmGuest(Calls calls) implements VmGuest, VmJobs {

    @Override
    public HostOutcome<Integer> freeze(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.freeze(id)).map(DomainWire.FileSystems::count);
    }

    @Override
    public HostOutcome<Integer> thaw(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.thaw(id)).map(DomainWire.FileSystems::count);
    }

    @Override
    public HostOutcome<Acknowledged> setUserPassword(CallContext context, VmId id, String user, String password) {
        String value = Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
        return calls.call(DomainWire.class, context, wire -> wire.setUserPassword(id, user, Map.of("password", value)));
    }

    @Override
    public HostOutcome<Screenshot> screenshot(CallContext context, VmId id, int screen) {
        return calls.call(DomainWire.class, context, wire -> wire.screenshot(id, screen));
    }

    @Override
    public HostOutcome<DomainJob> job(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.job(id));
    }

    @Override
    public HostOutcome<Acknowledged> abort(CallContext context, VmId id) {
        return calls.call(DomainWire.class, context, wire -> wire.abortJob(id));
    }
}
