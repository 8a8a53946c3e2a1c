package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.network.MacPool;
import org.vireo.core.command.storage.DiskRecords;
import org.vireo.core.command.template.StandardDevices;
import org.vireo.core.guestos.GuestOsCatalog;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.VmRepository;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.guest.GuestOs;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.template.Template;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmSettings;

/** The device rows of whole VMs. To be called within a transaction. */
@Singleton
public final class VmDevices {

    private final VmRepository vms;
    private final DiskRepository disks;
    private final StandardDevices standard;
    private final MacPool macs;
    private final DiskRecords diskRecords;
    private final IdSource ids;

    @Inject
    public VmDevices(
            VmRepository vms,
            DiskRepository disks,
            StandardDevices standard,
            MacPool macs,
            DiskRecords diskRecords,
            IdSource ids) {
        this.vms = vms;
        this.disks = disks;
        this.standard = standard;
        this.macs = macs;
        this.diskRecords = diskRecords;
        this.ids = ids;
    }

    /** Enters the devices of a new VM, and its disks as layers over the template's. */
    void enter(Vm vm, NewVmRules.Source source) {
        List<Device> pattern = pattern(vm.settings(), source);
        int disksSoFar = 0;
        for (Device device : pattern) {
            if (device instanceof DiskDevice disk) {
                disksSoFar++;
                layer(vm, disk, source.disks(), disksSoFar);
            } else {
                renewed(device)
                        .map(fresh -> fitted(fresh, vm, source.template()))
                        .ifPresent(fresh -> vms.addDevice(new VmDevice(vm.id(), fresh)));
            }
        }
        follow(vm);
    }

    /** What a new VM gets copies of. */
    List<Device> pattern(VmSettings settings, NewVmRules.Source source) {
        return source.template().isBlank()
                ? standard.withoutDisk(GuestOsCatalog.shipped().orOther(settings.osType()))
                : source.template().devices().devices();
    }

    /** A drive goes where the guest finds it, when the VM has another operating system than its template says. */
    private static Device fitted(Device device, Vm vm, Template template) {
        boolean other = !vm.settings().osType().equals(template.defaults().osType());
        return device instanceof CdromDevice cdrom && other && !template.isBlank()
                ? cdrom.withBus(guest(vm).cdromBus())
                : device;
    }

    private static GuestOs guest(Vm vm) {
        return GuestOsCatalog.shipped().orOther(vm.settings().osType());
    }

    /** The medium of the first CD-ROM drive follows what cloud-init is to be told; true when a row changed. */
    boolean follow(Vm vm) {
        Initialization initialization = vm.settings().initialization();
        Optional<VmDevice> drive = vms.devices(vm.id()).stream()
                .filter(row -> row.device() instanceof CdromDevice)
                .findFirst();
        if (drive.isEmpty() && !initialization.isEmpty()) {
            vms.addDevice(new VmDevice(
                    vm.id(), CdromDevice.payload(id()).withBus(guest(vm).cdromBus())));
            return true;
        }
        if (drive.isEmpty()
                || !(drive.get().device() instanceof CdromDevice cdrom)
                || cdrom.medium() instanceof CdromMedium.IsoDisk) {
            return false;
        }
        CdromMedium wanted = initialization.isEmpty() ? CdromMedium.EMPTY : CdromMedium.PAYLOAD;
        if (cdrom.medium().equals(wanted)) {
            return false;
        }
        drive.get().configure(cdrom.withMedium(wanted));
        return true;
    }

    /** The disks whose data is the VM's alone and goes with it, in an order that never changes. */
    List<UUID> diskIds(UUID vmId) {
        List<UUID> attached = vms.devices(vmId).stream()
                .map(VmDevice::diskId)
                .filter(Objects::nonNull)
                .toList();
        return disks.findAll(attached).stream()
                .filter(Disk::goesWithItsVm)
                .map(Disk::id)
                .sorted()
                .toList();
    }

    private void layer(Vm vm, DiskDevice pattern, List<Disk> sources, int number) {
        sources.stream()
                .filter(disk -> disk.id().equals(pattern.diskId().value()))
                .findFirst()
                .ifPresent(base -> {
                    UUID diskId = ids.next();
                    Disk made = new Disk(
                            diskId,
                            Objects.requireNonNull(base.storageDomainId(), "a template's disk is an image"),
                            base.id(),
                            vm.name() + "_Disk" + number,
                            "",
                            DiskFormat.COW,
                            base.provisionedBytes());
                    made.countTo(vm.quotaId());
                    diskRecords.add(made);
                    vms.addDevice(new VmDevice(vm.id(), pattern.of(new DeviceId(diskId), new DiskId(diskId))));
                });
    }

    /** The same device under an id of its own; a NIC gets an address of its own too. */
    private Optional<Device> renewed(Device device) {
        return device instanceof NicDevice nic ? renewed(nic) : device.copy(id());
    }

    /** Without what only one card can have: addresses, a function of the host, a partner. */
    private static NicOptions shared(NicOptions options) {
        return NicOptions.DEFAULT.withDriver(options.driver()).withRom(options.rom());
    }

    private Optional<Device> renewed(NicDevice nic) {
        return macs.next()
                .map(mac -> new NicDevice(
                        id(),
                        nic.name(),
                        mac,
                        nic.vnicProfileId(),
                        nic.model(),
                        nic.linked(),
                        nic.bootOrder(),
                        shared(nic.options())));
    }

    private DeviceId id() {
        return new DeviceId(ids.next());
    }
}
