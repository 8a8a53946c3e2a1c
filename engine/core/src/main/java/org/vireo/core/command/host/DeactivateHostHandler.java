package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.HostWatch;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;

/** Puts a host into maintenance once no VM runs or may run there. */
@Singleton
public final class DeactivateHostHandler implements CommandHandler<DeactivateHost, UUID> {

    private final HostRepository hosts;
    private final VmRepository vms;
    private final HostWatch watch;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final Auditor auditor;

    @Inject
    public DeactivateHostHandler(
            HostRepository hosts,
            VmRepository vms,
            HostWatch watch,
            TransactionRunner transactions,
            EventBus events,
            Auditor auditor) {
        this.hosts = hosts;
        this.vms = vms;
        this.watch = watch;
        this.transactions = transactions;
        this.events = events;
        this.auditor = auditor;
    }

    @Override
    public Class<DeactivateHost> command() {
        return DeactivateHost.class;
    }

    @Override
    public RequiredPermit permit(DeactivateHost command) {
        return new RequiredPermit(Permit.MANIPULATE_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(DeactivateHost command) {
        return List.of(LockRequest.exclusive(ObjectRef.host(command.id()), "it is being put into maintenance"));
    }

    @Override
    public Decision<UUID> decide(DeactivateHost command, Caller caller) {
        Violations violations = new Violations();
        Optional<Host> found =
                violations.requirePresent(hosts.find(command.id()), Violation.notFound("host", command.id()));
        found.ifPresent(host -> violations.addAll(runningVms(host)));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Host host = found.get();
        if (host.become(HostStatus.MAINTENANCE, command.reason())) {
            events.publish(new EntityChanged(EntityKind.HOST, command.id().toString(), ChangeKind.UPDATED));
            auditor.record(
                    EventCode.HOST_MAINTENANCE,
                    "Host " + host.name() + " was put into maintenance by " + caller.principal() + ".",
                    caller.correlationId(),
                    caller.userId(),
                    ObjectRef.host(host.id()));
        }
        transactions.afterCommit(() -> watch.forget(host.id()));
        return new Decision.Accepted<>(
                command.id(), "Putting host " + host.name() + " into maintenance", ObjectRef.host(command.id()));
    }

    private List<Violation> runningVms(Host host) {
        List<UUID> ids =
                vms.runtimesOnHost(host.id()).stream().map(VmRuntime::vmId).toList();
        return vms.findAll(ids).stream()
                .filter(vm -> vm.origin() == VmOrigin.MANAGED)
                .map(vm -> stillThere(host, vm))
                .toList();
    }

    private static Violation stillThere(Host host, Vm vm) {
        return Violation.conflict(
                "HOST_HAS_VMS",
                "Cannot put host " + host.name() + " into maintenance: VM " + vm.name() + " runs or may run there.",
                "Stop the VM first.");
    }
}
