package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.patch.MergePatch;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/**
 * Changes how a disk or CD-ROM drive is attached: bus, cache, limits and what else the API's own types have no words for.
 * Other kinds are left out, for some of them name things of the host.
 */
@Singleton
public final class ConfigureDeviceHandler implements CommandHandler<ConfigureDevice, UUID> {

    /** What makes a device the one it is, and what commands of its own change. */
    private static final Set<String> FIXED = Set.of("id", "kind", "diskId", "medium");

    private static final MergePatch<Device> PATCH = new MergePatch<>(Device.class, "DEVICE", "Device", "configuration");

    private final VmRepository vms;
    private final DiskVms diskVms;
    private final Announcements announcements;

    @Inject
    public ConfigureDeviceHandler(VmRepository vms, DiskVms diskVms, Announcements announcements) {
        this.vms = vms;
        this.diskVms = diskVms;
        this.announcements = announcements;
    }

    @Override
    public Class<ConfigureDevice> command() {
        return ConfigureDevice.class;
    }

    @Override
    public RequiredPermit permit(ConfigureDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<LockRequest> locks(ConfigureDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device of it is being changed"));
    }

    @Override
    public Decision<UUID> decide(ConfigureDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = diskVms.find(command.vmId(), "change Device", violations);
        List<VmDevice> rows = vms.devices(command.vmId());
        Optional<VmDevice> row = found.flatMap(vm -> violations.requirePresent(
                rows.stream()
                        .filter(device -> device.deviceId().equals(new DeviceId(command.deviceId())))
                        .filter(device ->
                                device.device() instanceof DiskDevice || device.device() instanceof CdromDevice)
                        .findFirst(),
                Violation.notFound("disk or CD-ROM drive of VM " + vm.vm().name(), command.deviceId())));
        found.ifPresent(vm -> violations.require(
                vm.runtime().status() == VmStatus.DOWN,
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot change Device. VM " + vm.vm().name() + " is not down.",
                        "Stop the VM first.")));
        Optional<Device> changed = row.map(VmDevice::device).map(before -> patched(before, command, violations));
        changed.ifPresent(device -> checkBootOrder(device, rows, violations));
        if (found.isEmpty() || row.isEmpty() || changed.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        row.get().configure(changed.get());
        diskVms.changed(found.get().vm());
        String vm = found.get().vm().name();
        announcements.record(
                EventCode.VM_UPDATED,
                "Device " + command.deviceId() + " of VM " + vm + " was changed by " + caller.principal() + ".",
                ObjectRef.vm(command.vmId()),
                caller);
        return new Decision.Accepted<>(
                command.deviceId(), "Changing a device of VM " + vm, ObjectRef.vm(command.vmId()));
    }

    private static Device patched(Device before, ConfigureDevice command, Violations violations) {
        FIXED.stream()
                .filter(command.patch()::has)
                .sorted()
                .forEach(name -> violations.add(Violation.invalid(
                        "DEVICE", "Device [" + name + "] cannot be changed.", "Leave it out of the request.")));
        Device after = violations.isEmpty() ? PATCH.apply(before, command.patch(), violations) : before;
        if (after instanceof DiskDevice disk) {
            disk.problems().forEach(problem -> violations.add(Violation.invalid("DEVICE", problem, "")));
        }
        return after;
    }

    private static void checkBootOrder(Device device, List<VmDevice> rows, Violations violations) {
        Integer order = device.bootOrder();
        for (VmDevice row : rows) {
            Device other = row.device();
            if (order != null && other != null && !other.id().equals(device.id())) {
                violations.require(
                        !order.equals(other.bootOrder()),
                        Violation.conflict(
                                "BOOT_ORDER",
                                "Device " + other.id() + " has the place " + order + " in the boot order already.",
                                "Choose another place."));
            }
        }
    }
}
