package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** The rows that tie disks to VMs. To be called within a transaction. */
@Singleton
public final class DiskAttachments {

    private final VmRepository vms;
    private final DiskVms diskVms;
    private final Announcements announcements;

    @Inject
    public DiskAttachments(VmRepository vms, DiskVms diskVms, Announcements announcements) {
        this.vms = vms;
        this.diskVms = diskVms;
        this.announcements = announcements;
    }

    /** A bootable disk becomes the first in the boot order; the others move one place down. */
    void attach(Vm vm, Disk disk, AttachDisk how, Caller caller) {
        List<VmDevice> rows = vms.devices(vm.id());
        if (how.bootable()) {
            rows.forEach(DiskAttachments::moveDown);
        }
        vms.addDevice(new VmDevice(vm.id(), how.device(disk)));
        changed(vm, disk);
        record(EventCode.DISK_ATTACHED, "Disk " + disk.name() + " was attached to VM " + vm.name(), vm, caller);
    }

    /**
     * Enters how the disk is attached from now on.
     *
     * @param first whether it became the first in the boot order, so that the others move one place down
     */
    public void configure(DiskVms.Attachment attached, DiskDevice after, boolean first, boolean plugged) {
        if (first) {
            vms.devices(attached.vm().vm().id()).forEach(DiskAttachments::moveDown);
        }
        attached.row().configure(after);
        if (attached.row().isPlugged() != plugged) {
            attached.row().plug(plugged);
        }
        changed(attached.vm().vm(), attached.disk());
    }

    /** The disk is only kept. */
    public void unplugged(DiskVms.Attachment attached) {
        if (attached.row().isPlugged()) {
            attached.row().plug(false);
            changed(attached.vm().vm(), attached.disk());
        }
    }

    /** How the disk is attached differs. */
    public void updated(DiskVms.Attachment attached, Caller caller) {
        Vm vm = attached.vm().vm();
        String disk = attached.disk().name();
        record(EventCode.DISK_UPDATED, "Disk " + disk + " is attached otherwise to VM " + vm.name(), vm, caller);
    }

    /** The host did not plug the disk in or take it out, or nobody knows. */
    public void notFollowed(DiskVms.Attachment attached, boolean active, String why, Caller caller) {
        Vm vm = attached.vm().vm();
        record(
                active ? EventCode.DISK_ATTACH_FAILED : EventCode.DISK_DETACH_FAILED,
                "Disk " + attached.disk().name() + " was not " + (active ? "plugged into" : "taken out of")
                        + " the running VM " + vm.name() + ": " + why,
                vm,
                caller);
    }

    void detach(Vm vm, Disk disk, VmDevice row, Caller caller) {
        vms.removeDevice(row);
        changed(vm, disk);
        record(EventCode.DISK_DETACHED, "Disk " + disk.name() + " was detached from VM " + vm.name(), vm, caller);
    }

    /** Whoever attached the disk did not get through. */
    void withdraw(UUID vmId, UUID diskId) {
        vms.find(vmId)
                .ifPresent(vm -> vms.devices(vmId).stream()
                        .filter(row -> diskId.equals(row.diskId()))
                        .forEach(row -> {
                            vms.removeDevice(row);
                            diskVms.changed(vm);
                        }));
    }

    /** The host did not do it: the configuration is what it was. */
    void notAttached(Vm vm, Disk disk, String why, Caller caller) {
        withdraw(vm.id(), disk.id());
        announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.UPDATED);
        record(
                EventCode.DISK_ATTACH_FAILED,
                "Disk " + disk.name() + " was not attached to the running VM " + vm.name() + ": " + why,
                vm,
                caller);
    }

    /** The host did not do it, or nobody knows: the disk stays in the configuration. */
    void notDetached(Vm vm, Disk disk, String why, Caller caller) {
        record(
                EventCode.DISK_DETACH_FAILED,
                "Disk " + disk.name() + " was not detached from the running VM " + vm.name() + ": " + why,
                vm,
                caller);
    }

    private void changed(Vm vm, Disk disk) {
        diskVms.changed(vm);
        announcements.changed(ObjectRef.disk(disk.id()), ChangeKind.UPDATED);
    }

    private void record(EventCode code, String words, Vm vm, Caller caller) {
        announcements.record(code, words + " by " + caller.principal() + ".", ObjectRef.vm(vm.id()), caller);
    }

    private static void moveDown(VmDevice row) {
        Device device = row.device();
        Integer order = device == null ? null : device.bootOrder();
        if (device != null && order != null) {
            row.configure(device.withBootOrder(order + 1));
        }
    }
}
