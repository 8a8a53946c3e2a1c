package org.vireo.rest.mapping.storage;

import java.util.List;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskFormat;
import org.vireo.api.type.DiskStorageType;
import org.vireo.api.type.HostStorage;
import org.vireo.api.type.LogicalUnit;
import org.vireo.api.type.StorageType;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskStorage;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/**
 * Disks outside of storage domains. The API has words for two kinds: {@code iscsi} with address and target, which QEMU
 * reaches by itself, and any logical unit that hosts know by its id, below /dev/mapper or by its whole path.
 */
public final class LunMapper {

    private static final String MAPPER = "/dev/mapper/";

    private LunMapper() {}

    /** Whether the request is for such a disk. */
    public static boolean isDirect(Disk api) {
        return api.getLunStorage() != null || api.getStorageType() == DiskStorageType.LUN;
    }

    /** Adds what such a disk has beside the rest. */
    public static void fill(Disk api, DiskStorage.Direct direct) {
        LogicalUnit unit = new LogicalUnit();
        HostStorage storage = new HostStorage();
        switch (direct.source()) {
            case DiskSource.BlockDevice(String path) -> {
                storage.setType(StorageType.FCP);
                unit.setId(path.startsWith(MAPPER) ? path.substring(MAPPER.length()) : path);
            }
            case DiskSource.Iscsi iscsi -> {
                storage.setType(StorageType.ISCSI);
                unit.setId(idOf(iscsi));
                unit.setTarget(iscsi.target());
                unit.setLunMapping(iscsi.lun().longValue());
                unit.setUsername(iscsi.login() == null ? null : iscsi.login().user());
                serve(unit, iscsi.server(), DiskSource.Iscsi.PORT);
            }
            case DiskSource.Nbd nbd -> {
                unit.setId(nbd.location());
                serve(unit, nbd.server(), DiskSource.Nbd.PORT);
            }
            case DiskSource.Rbd rbd -> unit.setId(rbd.location());
            case DiskSource.ImageFile file -> unit.setId(file.path());
        }
        unit.setSize(api.getProvisionedSize());
        storage.setId(unit.getId());
        storage.setLogicalUnits(List.of(unit));
        api.setLunStorage(storage);
        api.setStorageType(DiskStorageType.LUN);
        api.setSgio(ScsiMapper.toApi(direct.lun()));
        api.setUsesScsiReservation(direct.lun().reservations());
    }

    private static void serve(LogicalUnit unit, DiskSource.StorageServer server, int standardPort) {
        unit.setAddress(server.name());
        unit.setPort((long) (server.port() == 0 ? standardPort : server.port()));
    }

    /** The disk that the request describes. */
    public static DirectDisk toDirect(Disk api) {
        HostStorage storage = api.getLunStorage();
        List<LogicalUnit> units = storage == null ? null : storage.getLogicalUnits();
        if (storage == null || units == null || units.size() != 1) {
            throw Faults.invalid(
                    "DISK_SOURCE",
                    "Disk [lun_storage] names " + (units == null ? 0 : units.size())
                            + " logical units, but a disk is one: name it as its logical_unit.");
        }
        return new DirectDisk(
                Words.orEmpty(api.getAlias() == null ? api.getName() : api.getAlias()),
                Words.orEmpty(api.getDescription()),
                api.getFormat() == DiskFormat.COW
                        ? org.vireo.model.storage.DiskFormat.COW
                        : org.vireo.model.storage.DiskFormat.RAW,
                size(api, units.getFirst()),
                Boolean.TRUE.equals(api.getShareable()),
                source(storage, units.getFirst()),
                ScsiMapper.of(api.getSgio(), api.getUsesScsiReservation()).over(LunAccess.NONE));
    }

    private static long size(Disk api, LogicalUnit unit) {
        Long size = api.getProvisionedSize() == null ? unit.getSize() : api.getProvisionedSize();
        return size == null ? 0 : size;
    }

    private static DiskSource source(HostStorage storage, LogicalUnit unit) {
        StorageType type = storage.getType() == null ? StorageType.FCP : storage.getType();
        if (unit.getUsername() != null || unit.getPassword() != null) {
            throw Faults.invalid(
                    "DISK_LOGIN",
                    "Disk [lun_storage] holds a login, which only a secret of libvirt can:"
                            + " add the disk over /directdisks with the secret's UUID.");
        }
        try {
            return switch (type) {
                case ISCSI -> unit.getTarget() == null ? block(unit) : iscsi(unit, unit.getTarget());
                case FCP -> block(unit);
                case NFS, LOCALFS, POSIXFS, GLUSTERFS, GLANCE, CINDER, MANAGED_BLOCK_STORAGE ->
                    throw Words.unsupported("lun_storage.type", type.wire(), "iscsi or fcp");
            };
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("DISK_SOURCE", "Disk [lun_storage] is not possible: " + e.getMessage() + ".");
        }
    }

    /** A unit that the hosts see already. Where it comes from is for them to know. */
    private static DiskSource block(LogicalUnit unit) {
        String id = unit.getId();
        if (unit.getTarget() != null || unit.getAddress() != null) {
            throw refused("names "
                    + (unit.getTarget() == null
                            ? "the address " + Faults.shown(String.valueOf(unit.getAddress())) + " but no target"
                            : "the target " + Faults.shown(unit.getTarget()) + " but lun_storage.type is not iscsi")
                    + ": leave address and target out for a unit that the hosts see by its id, or give the type iscsi"
                    + " with address, target and lun_mapping.");
        }
        if (id == null) {
            throw refused("names neither a target nor an id:"
                    + " give the id that the unit has below /dev/mapper, or its path.");
        }
        if (id.startsWith(MAPPER)) {
            throw refused("has the id " + Faults.shown(id) + ", which would be shown otherwise: give "
                    + Faults.shown(id.substring(MAPPER.length())) + ".");
        }
        return new DiskSource.BlockDevice(id.startsWith("/") ? id : MAPPER + id);
    }

    /** What QEMU reaches by itself is named by its number: nothing looks for the unit that has an id. */
    private static DiskSource iscsi(LogicalUnit unit, String target) {
        if (unit.getAddress() == null) {
            throw refused("names the target " + Faults.shown(target) + " but no address: give the portal's.");
        }
        if (unit.getLunMapping() == null) {
            throw refused("names the target " + Faults.shown(target) + " but not which of its units: give its number as"
                    + " lun_mapping. Or leave address and target out, when the hosts see the unit by its id.");
        }
        DiskSource.Iscsi source = new DiskSource.Iscsi(
                new DiskSource.StorageServer(unit.getAddress(), Words.count("port", unit.getPort(), 0)),
                target,
                Words.count("lun_mapping", unit.getLunMapping(), 0),
                null,
                null);
        if (unit.getId() != null && !unit.getId().equals(idOf(source))) {
            throw refused("has the id " + Faults.shown(unit.getId()) + " and is unit " + source.lun()
                    + " of the target "
                    + Faults.shown(target) + ": leave the id out, or address and target, when the hosts see the unit"
                    + " by its id.");
        }
        return source;
    }

    private static String idOf(DiskSource.Iscsi source) {
        return source.target() + "/" + source.lun();
    }

    private static FaultException refused(String sentence) {
        return Faults.invalid("DISK_SOURCE", "Disk [lun_storage.logical_units] " + sentence);
    }
}
