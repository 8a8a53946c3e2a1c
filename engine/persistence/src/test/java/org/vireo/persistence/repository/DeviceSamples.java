package org.vireo.persistence.repository;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.spec.DeviceEntry;

/** The devices of the golden cases: every kind, with every property set somewhere. */
final class DeviceSamples {

    private DeviceSamples() {}

    /** All of a kind, each under an id of its own; what lies on a disk lies on this one. */
    static List<Device> of(DeviceKind kind, DiskId diskId) {
        return all(diskId).filter(device -> device.kind() == kind).toList();
    }

    static Stream<Device> all(DiskId diskId) {
        return GoldenCases.all().stream()
                .flatMap(golden -> golden.vm().devices().stream())
                .map(DeviceEntry::device)
                .map(device -> on(diskId, device));
    }

    private static Device on(DiskId diskId, Device device) {
        DeviceId id = new DeviceId(UUID.randomUUID());
        return switch (device) {
            case DiskDevice disk -> disk.of(id, diskId);
            case CdromDevice drive -> new CdromDevice(id, on(diskId, drive.medium()), drive.bootOrder(), drive.bus());
            case FloppyDevice drive -> new FloppyDevice(id, on(diskId, drive.medium()));
            case NicDevice nic -> withMacOfItsOwn(nic, id);
            default -> device.copy(id).orElse(device);
        };
    }

    private static CdromMedium on(DiskId diskId, CdromMedium medium) {
        return medium instanceof CdromMedium.IsoDisk ? new CdromMedium.IsoDisk(diskId) : medium;
    }

    /** The database lets no two cards have one. */
    private static NicDevice withMacOfItsOwn(NicDevice nic, DeviceId id) {
        byte[] random = ByteBuffer.allocate(8)
                .putLong(id.value().getMostSignificantBits())
                .array();
        String mac = "56:6f:" + HexFormat.ofDelimiter(":").formatHex(random, 0, 4);
        return new NicDevice(
                id,
                nic.name(),
                MacAddress.of(mac),
                nic.vnicProfileId(),
                nic.model(),
                nic.linked(),
                nic.bootOrder(),
                nic.options());
    }
}
