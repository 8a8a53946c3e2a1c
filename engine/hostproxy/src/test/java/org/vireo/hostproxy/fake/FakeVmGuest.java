package org.vireo.hostproxy.fake;

import java.util.List;
import java.util.Map;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.VmGuest;
import org.vireo.hostproxy.VmJobs;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.Screenshot;
import org.vireo.model.id.VmId;

/** {@link VmGuest} and {@link VmJobs} of the fake: guests answer at once, and nothing takes long. */
record FakeVmGuest(FakeHost host, FakeConnection connection) implements VmGuest, VmJobs {

    private static final int FILE_SYSTEMS = 2;

    @Override
    public HostOutcome<Integer> freeze(CallContext context, VmId id) {
        return host.call(connection, Verb.DOMAIN_FREEZE, context, id, () -> active(id, new Done<>(FILE_SYSTEMS)));
    }

    @Override
    public HostOutcome<Integer> thaw(CallContext context, VmId id) {
        return host.call(connection, Verb.DOMAIN_THAW, context, id, () -> active(id, new Done<>(FILE_SYSTEMS)));
    }

    @Override
    public HostOutcome<Acknowledged> setUserPassword(CallContext context, VmId id, String user, String password) {
        return host.call(
                connection,
                Verb.DOMAIN_SET_USER_PASSWORD,
                context,
                List.of(id, user),
                () -> active(id, new Done<>(new Acknowledged())));
    }

    @Override
    public HostOutcome<Screenshot> screenshot(CallContext context, VmId id, int screen) {
        return host.call(
                connection,
                Verb.DOMAIN_SCREENSHOT,
                context,
                List.of(id, screen),
                () -> active(id, new Done<>(new Screenshot("image/png", "iVBORw0KGgo="))));
    }

    @Override
    public HostOutcome<DomainJob> job(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_JOB,
                context,
                id,
                () -> active(id, new Done<>(new DomainJob(DomainJob.State.NONE, Map.of()))));
    }

    @Override
    public HostOutcome<Acknowledged> abort(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_ABORT_JOB,
                context,
                id,
                () -> active(
                        id, Refusals.refuse(HostErrorCode.DOMAIN_STATE, id.toString(), "Nothing is done on " + id)));
    }

    private <T> HostOutcome<T> active(VmId id, HostOutcome<T> outcome) {
        return host.domains()
                .withLibvirt(() -> host.domains().find(id).isPresent()
                        ? outcome
                        : Refusals.refuse(
                                HostErrorCode.DOMAIN_NOT_FOUND, id.toString(), "There is no active domain " + id));
    }
}
