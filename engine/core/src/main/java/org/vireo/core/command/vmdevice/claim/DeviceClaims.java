package org.vireo.core.command.vmdevice.claim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind.Reach;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.id.DiskId;
import org.vireo.model.user.Permit;

/**
 * What a device takes that is not the VM's own: devices and files of hosts need the right to change the hosts of the
 * cluster, files moreover a folder that Vireo's administrator opened, and disks the right on the disk. To be called
 * within a transaction.
 */
@Singleton
public final class DeviceClaims {

    private final VmRepository vms;
    private final HostDirectories directories;

    @Inject
    public DeviceClaims(VmRepository vms, HostDirectories directories) {
        this.vms = vms;
        this.directories = directories;
    }

    /** What whoever gives the VM the device must be allowed, beside changing the VM. */
    public List<RequiredPermit> permits(UUID vmId, Device device) {
        List<RequiredPermit> permits = new ArrayList<>();
        if (takesOfHost(device)) {
            vms.find(vmId)
                    .ifPresent(vm ->
                            permits.add(RequiredPermit.implied(Permit.EDIT_HOST, ObjectRef.cluster(vm.clusterId()))));
        }
        DiskId disk = device.insertedDisk();
        if (disk != null) {
            permits.add(new RequiredPermit(Permit.DELETE_DISK, ObjectRef.disk(disk.value())));
        }
        return permits;
    }

    /** What whoever makes the one device the other must be allowed, beside changing the VM. */
    public List<RequiredPermit> permits(UUID vmId, Device before, Device after) {
        List<RequiredPermit> permits = new ArrayList<>(permits(vmId, before));
        permits.addAll(permits(vmId, after));
        if (before instanceof DiskDevice read && after instanceof DiskDevice written && widens(read, written)) {
            permits.add(new RequiredPermit(
                    Permit.DELETE_DISK, ObjectRef.disk(read.diskId().value())));
        }
        return permits;
    }

    /** Whether the VM is to write what it could only read, or to reserve what it could not. */
    public static boolean widens(DiskDevice before, DiskDevice after) {
        return before.readOnly() && !after.readOnly()
                || !before.options().lun().reservations()
                        && after.options().lun().reservations();
    }

    /** Refuses files of hosts that lie elsewhere than in the folders opened for it. */
    public void check(Device device, Violations violations) {
        filesOf(device)
                .forEach((member, path) -> violations.require(
                        directories.allow(path),
                        Violation.conflict(
                                "HOST_PATH",
                                "Device [" + member + "] " + path + " is in no folder of hosts that VMs may use: "
                                        + directories.describe() + ".",
                                "Choose a path in one of them, or open its folder with vireo up --host-directories.")));
    }

    /** What must not go away while the device is entered. */
    public static List<LockRequest> locks(Device device) {
        DiskId medium = device.insertedDisk();
        return medium == null
                ? List.of()
                : List.of(LockRequest.shared(ObjectRef.disk(medium.value()), "it is being put into a drive"));
    }

    /** A kind that reaches beyond its VM takes of the host, unless it is known better. */
    private static boolean takesOfHost(Device device) {
        if (device instanceof NicDevice nic) {
            return nic.options().virtualFunction() != null || !filesOf(nic).isEmpty();
        }
        if (device instanceof DiskDevice disk) {
            return disk.options().lun().rawIo();
        }
        if (device.kind().reach() != Reach.BEYOND_THE_VM || device instanceof FloppyDevice) {
            return false;
        }
        return switch (device) {
            case SmartcardDevice card -> card.mode() == SmartcardMode.HOST;
            case MemoryDevice memory -> !memory.store().equals(MemoryStore.ANONYMOUS);
            default -> true;
        };
    }

    /** Files of the host by the member that names them. */
    private static Map<String, String> filesOf(Device device) {
        Map<String, String> files = new LinkedHashMap<>();
        if (device instanceof FilesystemDevice share) {
            files.put("directory", share.directory());
            put(files, "virtiofs.socket", share.virtiofs().socket());
        } else if (device instanceof LeaseDevice lease) {
            files.put("path", lease.path());
        } else if (device instanceof MemoryDevice memory) {
            put(files, "store.path", memory.store().path());
        } else if (device instanceof HostDevice host) {
            put(files, "rom.file", host.rom().file());
        } else if (device instanceof NicDevice nic) {
            put(files, "options.rom.file", nic.options().rom().file());
        }
        return files;
    }

    private static void put(Map<String, String> files, String member, @Nullable String path) {
        if (path != null) {
            files.put(member, path);
        }
    }
}
