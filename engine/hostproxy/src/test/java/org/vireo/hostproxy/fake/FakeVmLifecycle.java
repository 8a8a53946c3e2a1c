package org.vireo.hostproxy.fake;

import java.util.Collection;
import java.util.List;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Done;
import org.vireo.hostproxy.VmLifecycle;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.id.VmId;

/** {@link VmLifecycle} of the fake. */
record FakeVmLifecycle(FakeHost host, FakeConnection connection) implements VmLifecycle {

    @Override
    public HostOutcome<DomainList> list(CallContext context) {
        return host.call(
                connection,
                Verb.DOMAIN_LIST,
                context,
                "",
                () -> new Done<>(host.domains().report()));
    }

    @Override
    public HostOutcome<DomainXmlReport> xml(CallContext context, Collection<VmId> ids) {
        return host.call(
                connection,
                Verb.DOMAIN_XML,
                context,
                List.copyOf(ids),
                () -> host.domains().xml(List.copyOf(ids)));
    }

    @Override
    public HostOutcome<DomainStatus> create(CallContext context, CreateDomain domain) {
        return host.call(
                connection,
                Verb.DOMAIN_CREATE,
                context,
                // Of secrets only the names count: a repeated call may carry new one-time values.
                List.of(domain.xml(), domain.secrets().keySet()),
                () -> host.domains().create(context, domain));
    }

    @Override
    public HostOutcome<Acknowledged> shutdown(CallContext context, VmId id, PowerMode mode) {
        return host.call(
                connection,
                Verb.DOMAIN_SHUTDOWN,
                context,
                List.of(id, mode),
                () -> host.domains().shutdown(context, id));
    }

    @Override
    public HostOutcome<DomainRemoved> destroy(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_DESTROY,
                context,
                id,
                () -> host.domains().destroy(context, id));
    }

    @Override
    public HostOutcome<Acknowledged> reboot(CallContext context, VmId id, PowerMode mode) {
        return host.call(
                connection,
                Verb.DOMAIN_REBOOT,
                context,
                List.of(id, mode),
                () -> host.domains().reboot(context, id));
    }

    @Override
    public HostOutcome<DomainStatus> reset(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_RESET,
                context,
                id,
                () -> host.domains().edit(context, id, xml -> true, "reboot", "The domain cannot be reset"));
    }

    @Override
    public HostOutcome<DomainStatus> suspend(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_SUSPEND,
                context,
                id,
                () -> host.domains().change(context, id, DomainState.PAUSED));
    }

    @Override
    public HostOutcome<DomainStatus> resume(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_RESUME,
                context,
                id,
                () -> host.domains().change(context, id, DomainState.RUNNING));
    }

    @Override
    public HostOutcome<List<VmId>> remains(CallContext context) {
        return host.call(
                connection,
                Verb.DOMAIN_REMAINS,
                context,
                "",
                () -> new Done<>(host.domains().remains()));
    }

    @Override
    public HostOutcome<DomainRemoved> forget(CallContext context, VmId id) {
        return host.call(
                connection,
                Verb.DOMAIN_FORGET,
                context,
                id,
                () -> host.domains().forget(id));
    }
}
