package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.quota.VmQuotas;
import org.vireo.core.command.vm.feature.VmFeatures;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/** The rows of a VM that is being made. To be called within a transaction. */
@Singleton
public final class NewVms {

    private final VmRepository vms;
    private final VmDevices devices;
    private final VmFeatures features;
    private final VmJournal journal;
    private final VmQuotas quotas;
    private final Announcements announcements;

    @Inject
    public NewVms(
            VmRepository vms,
            VmDevices devices,
            VmFeatures features,
            VmJournal journal,
            VmQuotas quotas,
            Announcements announcements) {
        this.vms = vms;
        this.devices = devices;
        this.features = features;
        this.journal = journal;
        this.quotas = quotas;
        this.announcements = announcements;
    }

    /** Checks what the devices of the VM are to be. */
    void check(AddVm command, VmSettings settings, NewVmRules.Source source, Violations violations) {
        violations.require(vms.find(command.id()).isEmpty(), Violation.exists("VM", command.id()));
        features.plan(devices.pattern(settings, source), settings, command.features(), violations);
    }

    /** What the VM and its disks are counted to. To be called after the check, when there are no violations. */
    Optional<UUID> admit(
            AddVm command, VmSettings settings, NewVmRules.Source source, Caller caller, Violations violations) {
        return quotas.ofNew(source.cluster(), settings, source.disks(), command.quotaId(), caller, violations);
    }

    /** A VM without disks is there at once; others wait for their images. To be called after the check. */
    void enter(AddVm command, VmSettings settings, NewVmRules.Source source, Optional<UUID> quotaId, Caller caller) {
        Vm vm = Vm.managed(command.id(), command.clusterId(), command.templateId(), settings, journal.now());
        vm.countTo(quotaId.orElse(null));
        vms.add(vm);
        devices.enter(vm, source);
        features.carryOut(vm.id(), features.plan(vm.id(), settings, command.features(), new Violations()));
        boolean complete = source.disks().isEmpty();
        VmStatus status = complete ? VmStatus.DOWN : VmStatus.IMAGE_LOCKED;
        vms.addRuntime(new VmRuntime(command.id(), VmCause.CREATED, status, journal.now()));
        announcements.changed(ObjectRef.vm(command.id()), ChangeKind.CREATED);
        VmSettingsRules.notice(settings, null)
                .ifPresent(words -> journal.record(EventCode.VM_MEMORY_TOO_SMALL, command.id(), words, caller));
        if (complete) {
            journal.record(EventCode.VM_ADDED, command.id(), "was added by " + caller.principal(), caller);
        }
    }

    /** None of its images is there: what is asked for again gets the same name. */
    void withdraw(UUID vmId, String why, Caller caller) {
        vms.find(vmId).ifPresent(vm -> {
            journal.record(EventCode.VM_ADD_FAILED, vmId, "was not added: " + why, caller);
            vms.devices(vmId).forEach(vms::removeDevice);
            vms.remove(vm);
            announcements.changed(ObjectRef.vm(vmId), ChangeKind.REMOVED);
        });
    }

    /** The images are made, or nobody knows. */
    void end(UUID vmId, EventCode code, String words, Caller caller) {
        journal.settle(
                vmId,
                VmStatus.IMAGE_LOCKED,
                runtime -> runtime.become(VmCause.DISKS_SETTLED, VmStatus.DOWN, "", journal.now()));
        journal.record(code, vmId, words, caller);
    }
}
