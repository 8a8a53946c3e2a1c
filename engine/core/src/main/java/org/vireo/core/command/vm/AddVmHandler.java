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
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.quota.QuotaAdmission;
import org.vireo.core.command.storage.DiskImages;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.event.EventCode;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Roles;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.VmSettings;

/** Makes a VM from a template. Its disks are layers over the template's, so they are made within moments. */
@Singleton
public final class AddVmHandler implements CommandHandler<AddVm, UUID> {

    private final NewVmRules rules;
    private final VmSettingsRules settingsRules;
    private final NewVms newVms;
    private final VmDevices devices;
    private final DiskImages images;
    private final DiskRecords diskRecords;
    private final TransactionRunner transactions;

    @Inject
    public AddVmHandler(
            NewVmRules rules,
            VmSettingsRules settingsRules,
            NewVms newVms,
            VmDevices devices,
            DiskImages images,
            DiskRecords diskRecords,
            TransactionRunner transactions) {
        this.rules = rules;
        this.settingsRules = settingsRules;
        this.newVms = newVms;
        this.devices = devices;
        this.images = images;
        this.diskRecords = diskRecords;
        this.transactions = transactions;
    }

    @Override
    public Class<AddVm> command() {
        return AddVm.class;
    }

    @Override
    public RequiredPermit permit(AddVm command) {
        return new RequiredPermit(Permit.CREATE_VM, ObjectRef.cluster(command.clusterId()));
    }

    /** The blank template is there for everybody. */
    @Override
    public List<RequiredPermit> furtherPermits(AddVm command) {
        List<RequiredPermit> permits = new ArrayList<>(QuotaAdmission.permits(command.quotaId()));
        if (!command.templateId().equals(Template.BLANK)) {
            permits.add(new RequiredPermit(Permit.VIEW, ObjectRef.template(command.templateId())));
        }
        PlatformPatch platform = command.settings().platform();
        if (platform != null && platform.touchesHost(rules.platform(command.templateId()))) {
            permits.add(new RequiredPermit(Permit.EDIT_HOST, ObjectRef.cluster(command.clusterId())));
        }
        return permits;
    }

    @Override
    public List<LockRequest> locks(AddVm command) {
        String purpose = "a VM is being made from it";
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being made"));
        locks.add(LockRequest.shared(ObjectRef.cluster(command.clusterId()), "a VM is being added to it"));
        locks.add(LockRequest.shared(ObjectRef.template(command.templateId()), purpose));
        rules.storageDomains(command.templateId())
                .forEach(id -> locks.add(LockRequest.shared(ObjectRef.storageDomain(id), "a VM's disk is being made")));
        return locks;
    }

    @Override
    public Optional<UUID> ownersRole() {
        return Optional.of(Roles.USER_VM_MANAGER);
    }

    @Override
    public Decision<UUID> decide(AddVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<NewVmRules.Source> source = rules.check(command, violations);
        violations.require(
                command.settings().name() != null,
                Violation.invalid("NAME_REQUIRED", "VM [name] required for add.", "Give the VM a name."));
        Optional<VmSettings> settings = source.map(
                found -> settings(command.settings(), found.template().defaults(), found.cluster(), violations));
        settings.ifPresent(given -> {
            settingsRules.check(given, null, violations);
            VmSettingsRules.checkMaximum(given, null, command.settings(), violations);
        });
        if (source.isPresent() && settings.isPresent()) {
            newVms.check(command, settings.get(), source.get(), violations);
        }
        if (source.isEmpty() || settings.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Optional<UUID> quotaId = newVms.admit(command, settings.get(), source.get(), caller, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        newVms.enter(command, settings.get(), source.get(), quotaId, caller);
        return new Decision.Accepted<>(
                command.id(), "Adding VM " + settings.get().name(), ObjectRef.vm(command.id()));
    }

    private static VmSettings settings(
            VmChanges given, TemplateDefaults defaults, Cluster cluster, Violations violations) {
        String osType = requireNonNullElse(given.osType(), defaults.osType());
        return new VmSettings(
                requireNonNullElse(given.name(), "unnamed"),
                requireNonNullElse(given.description(), ""),
                requireNonNullElse(given.comment(), ""),
                requireNonNullElse(given.memoryBytes(), defaults.memoryBytes()),
                requireNonNullElse(given.topology(), defaults.topology()),
                osType,
                requireNonNullElse(given.biosType(), firmware(osType, defaults, cluster)),
                requireNonNullElse(given.platform(), PlatformPatch.NONE).applyTo(defaults.platform(), violations),
                requireNonNullElse(given.deleteProtected(), false),
                requireNonNullElse(given.startPaused(), false),
                requireNonNullElse(given.initialization(), Initialization.NONE));
    }

    /** What the template has; then what the operating system is best started by; then what the cluster has. */
    private static BiosType firmware(String osType, TemplateDefaults defaults, Cluster cluster) {
        BiosType ofTemplate = defaults.biosType();
        BiosType ofGuest = GuestOsCatalog.shipped().orOther(osType).firmware();
        return ofTemplate != null ? ofTemplate : ofGuest != null ? ofGuest : cluster.biosType();
    }

    /** Over what is stored, since they are asked for again after a kill. */
    @Override
    public List<Step> steps(AddVm command) {
        return diskIds(command).stream()
                .map(diskId -> new Step(
                        "Create the image of disk " + diskId,
                        context -> images.create(diskId, context),
                        context -> images.delete(diskId, context)))
                .toList();
    }

    @Override
    public void conclude(AddVm command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                newVms.end(command.id(), EventCode.VM_ADDED, "was added by " + caller.principal(), caller);
            case TaskOutcome.Failed failed -> {
                List<UUID> unmade = diskIds(command);
                newVms.withdraw(command.id(), failed.why(), caller);
                unmade.forEach(diskRecords::remove);
            }
            case TaskOutcome.Undecided undecided -> {
                diskIds(command).forEach(diskRecords::broken);
                newVms.end(
                        command.id(),
                        EventCode.VM_ADD_FAILED,
                        "was added, but not all of its disks could be made: " + undecided.why()
                                + ". Remove it and add it again",
                        caller);
            }
        }
    }

    private List<UUID> diskIds(AddVm command) {
        return transactions.call(() -> devices.diskIds(command.id()));
    }
}
