package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.host.Host;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;

/** Loads the VM of a command with its locked run-time row, and refuses what is never touched. */
@Singleton
public final class VmLookup {

    private final VmRepository vms;
    private final HostRepository hosts;
    private final EventBus events;

    @Inject
    public VmLookup(VmRepository vms, HostRepository hosts, EventBus events) {
        this.vms = vms;
        this.hosts = hosts;
        this.events = events;
    }

    /** A VM with what is known of it now. */
    public record Found(Vm vm, VmRuntime runtime) {}

    /**
     * Empty when there is no such VM or it is not ours; the violation says which. The run is locked before the VM is read,
     * which monitoring writes too: read before, it would be written back as it was.
     */
    public Optional<Found> managed(UUID vmId, Violations violations) {
        Optional<VmRuntime> locked = vms.runtimeForUpdate(vmId);
        Optional<Vm> vm = violations.requirePresent(vms.find(vmId), Violation.notFound("VM", vmId));
        if (vm.isEmpty()) {
            return Optional.empty();
        }
        if (vm.get().origin() == VmOrigin.EXTERNAL) {
            violations.add(Violation.conflict(
                    "VM_EXTERNAL",
                    "VM " + vm.get().name() + " was not started by Vireo and is never touched by it.",
                    "Manage it with the tool that started it."));
            return Optional.empty();
        }
        return locked.map(runtime -> new Found(vm.get(), runtime));
    }

    /** A VM that may be gone, or be changed before it is locked; nothing is locked. */
    Optional<Vm> unlocked(UUID vmId) {
        return vms.find(vmId);
    }

    /** "VM web is up on host h1". */
    public String describe(Found found) {
        UUID hostId = found.runtime().hostId();
        String where = hostId == null
                ? ""
                : " on host " + hosts.find(hostId).map(Host::name).orElse(hostId.toString());
        return "VM " + found.vm().name() + " is "
                + found.runtime().status().wireName().replace('_', ' ') + where;
    }

    /** Tells listeners that the VM differs. */
    public void changed(UUID vmId) {
        events.publish(new EntityChanged(EntityKind.VM, vmId.toString(), ChangeKind.UPDATED));
    }
}
