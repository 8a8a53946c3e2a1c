package org.vireo.core.command.vm;

import static java.util.Objects.requireNonNullElse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/** Changes a VM's settings: those of the record at any time, those of the machine while it is down. */
@Singleton
public final class UpdateVmHandler implements CommandHandler<UpdateVm, UUID> {

    private final VmLookup lookup;
    private final VmSettingsRules rules;
    private final VmDevices devices;
    private final VmJournal journal;

    @Inject
    public UpdateVmHandler(VmLookup lookup, VmSettingsRules rules, VmDevices devices, VmJournal journal) {
        this.lookup = lookup;
        this.rules = rules;
        this.devices = devices;
        this.journal = journal;
    }

    @Override
    public Class<UpdateVm> command() {
        return UpdateVm.class;
    }

    @Override
    public RequiredPermit permit(UpdateVm command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.id()));
    }

    /** What a VM takes of its hosts is for those to say who change the hosts. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateVm command) {
        PlatformPatch platform = command.changes().platform();
        if (platform == null || !platform.touchesHost()) {
            return List.of();
        }
        return lookup.managed(command.id(), new Violations())
                .map(found -> List.of(new RequiredPermit(
                        Permit.EDIT_HOST, ObjectRef.cluster(found.vm().clusterId()))))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(UpdateVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get().vm();
        VmSettings before = vm.settings();
        VmSettings after = merge(before, command.changes(), violations);
        rules.check(after, vm.id(), violations);
        if (found.get().runtime().status() != VmStatus.DOWN) {
            requireOnlyRecord(found.get(), before, after, violations);
        }
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        boolean changed = vm.apply(after);
        if (!before.initialization().equals(after.initialization())) {
            devices.follow(vm);
        }
        if (changed) {
            lookup.changed(vm.id());
            journal.record(EventCode.VM_UPDATED, vm.id(), "was changed by " + caller.principal(), caller);
        }
        return new Decision.Accepted<>(vm.id(), "Changing VM " + after.name(), ObjectRef.vm(vm.id()));
    }

    private static VmSettings merge(VmSettings before, VmChanges changes, Violations violations) {
        return new VmSettings(
                requireNonNullElse(changes.name(), before.name()),
                requireNonNullElse(changes.description(), before.description()),
                requireNonNullElse(changes.comment(), before.comment()),
                requireNonNullElse(changes.memoryBytes(), before.memoryBytes()),
                requireNonNullElse(changes.topology(), before.topology()),
                requireNonNullElse(changes.osType(), before.osType()),
                requireNonNullElse(changes.biosType(), before.biosType()),
                requireNonNullElse(changes.platform(), PlatformPatch.NONE).applyTo(before.platform(), violations),
                requireNonNullElse(changes.deleteProtected(), before.deleteProtected()),
                requireNonNullElse(changes.startPaused(), before.startPaused()),
                requireNonNullElse(changes.initialization(), before.initialization()));
    }

    /** Clients send back what they read, so only what differs counts. */
    private void requireOnlyRecord(VmLookup.Found found, VmSettings before, VmSettings after, Violations violations) {
        List<String> machine = new ArrayList<>();
        addIf(before.memoryBytes() != after.memoryBytes(), "memory", machine);
        addIf(!before.topology().equals(after.topology()), "cpu.topology", machine);
        addIf(!before.osType().equals(after.osType()), "os.type", machine);
        addIf(before.biosType() != after.biosType(), "bios.type", machine);
        addIf(!before.platform().equals(after.platform()), "platform", machine);
        addIf(!before.initialization().equals(after.initialization()), "initialization", machine);
        violations.require(
                machine.isEmpty(),
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot edit VM. " + lookup.describe(found)
                                + ", and these can only be changed while it is down: " + String.join(", ", machine)
                                + ".",
                        "Stop the VM first."));
    }

    private static void addIf(boolean differs, String field, List<String> fields) {
        if (differs) {
            fields.add(field);
        }
    }
}
