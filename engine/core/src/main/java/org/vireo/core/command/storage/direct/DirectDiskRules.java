package org.vireo.core.command.storage.direct;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.storage.DiskCreation;
import org.vireo.core.command.storage.SharingRules;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskStorage;

/** What a disk outside of storage domains must be like. To be called within a transaction. */
@Singleton
public final class DirectDiskRules {

    /**
     * Names of block devices that mean the same one on every host and after every boot, and that no guest can choose:
     * labels and UUIDs are read from what lies on a device.
     */
    private static final Pattern STABLE_NAME =
            Pattern.compile("/dev/(disk/by-(id|path)|mapper)/(?!\\.{1,2}$)(?!control$)[A-Za-z0-9#+.:=@_\\\\-]{1,255}");

    private static final int MOST_MONITORS = 16;

    /** PostgreSQL keeps up to 2704 bytes in an index. */
    private static final int LONGEST_KEY = 2048;

    private final DiskRepository disks;

    @Inject
    public DirectDiskRules(DiskRepository disks) {
        this.disks = disks;
    }

    /** The source; the violations say what is wrong with the description. */
    @Nullable
    DiskSource check(DirectDisk disk, Violations violations) {
        Names.check("Disk", disk.name(), disk.description(), violations);
        DiskCreation.requireKnownSize(disk.provisionedBytes(), violations);
        SharingRules.checkFormat(disk.shareable(), disk.name(), disk.format(), violations);
        DiskSource source = disk.source();
        if (source == null) {
            violations.add(Violation.invalid(
                    "DISK_SOURCE",
                    "Disk [source] of disk " + disk.name() + " is missing.",
                    "Say where its data is, such as {\"type\": \"NBD\", \"server\": {\"name\": \"nbd1\"}, \"export\":"
                            + " \"data\"}."));
            return null;
        }
        checkSource(disk, source, violations);
        checkPassThrough(disk, source, violations);
        sameData(source)
                .ifPresent(other -> violations.add(Violation.conflict(
                        "DISK_SOURCE_IN_USE",
                        "Cannot add Virtual Disk. " + source.location() + " is disk " + other.name() + " already.",
                        "Attach that one, after making it shareable if several VMs are to have it.")));
        return source;
    }

    /** The disk that holds this data already. A cluster of Ceph is known by any of its monitors. */
    private Optional<Disk> sameData(DiskSource source) {
        return disks.ofSource(source.key())
                .or(() -> source instanceof DiskSource.Rbd rbd
                        ? disks.ofRbdImage(rbd.pool(), rbd.image()).stream()
                                .filter(disk -> disk.storage() instanceof DiskStorage.Direct direct
                                        && direct.source() instanceof DiskSource.Rbd other
                                        && rbd.sharesMonitors(other))
                                .findFirst()
                        : Optional.empty());
    }

    private static void checkSource(DirectDisk disk, DiskSource source, Violations violations) {
        switch (source) {
            case DiskSource.ImageFile file ->
                violations.add(Violation.invalid(
                        "DISK_SOURCE",
                        "Disk [source.type] FILE is not possible: image files belong to storage domains, and "
                                + file.path() + " is to be in none.",
                        "Add a disk in a storage domain, or name a BLOCK, NBD, ISCSI or RBD source."));
            case DiskSource.BlockDevice block ->
                violations.require(
                        STABLE_NAME.matcher(block.path()).matches(),
                        Violation.invalid(
                                "DISK_SOURCE",
                                "Disk [source.path] " + block.path() + " is not a lasting name of a block device.",
                                "Give its name below /dev/disk/by-id, /dev/disk/by-path or /dev/mapper."));
            case DiskSource.Nbd nbd -> {
                // What its record takes is possible.
            }
            case DiskSource.Iscsi iscsi -> {
                // What its record takes is possible.
            }
            case DiskSource.Rbd rbd -> checkRbd(disk, rbd, violations);
        }
    }

    private static void checkRbd(DirectDisk disk, DiskSource.Rbd rbd, Violations violations) {
        violations.require(
                disk.format() == DiskFormat.RAW,
                Violation.invalid(
                        "DISK_FORMAT",
                        "Disk [format] cow is not possible for Ceph image " + rbd.image() + ".",
                        "Choose the format raw: Ceph itself takes space as it is written."));
        violations.require(
                !rbd.monitors().isEmpty() || rbd.configuration() != null,
                Violation.invalid(
                        "DISK_SOURCE",
                        "Disk [source] of Ceph image " + rbd.image() + " names neither monitors nor a configuration.",
                        "Give [source.monitors], or the path of a ceph.conf as [source.configuration]."));
        violations.require(
                rbd.monitors().size() <= MOST_MONITORS && rbd.key().length() <= LONGEST_KEY,
                Violation.invalid(
                        "DISK_SOURCE",
                        "Disk [source.monitors] of Ceph image " + rbd.image() + " names "
                                + rbd.monitors().size() + " monitors, which is more than " + MOST_MONITORS
                                + " or too long together.",
                        "Name a few: each of them tells the others."));
        String configuration = rbd.configuration();
        violations.require(
                configuration == null || configuration.matches("/etc/ceph/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}"),
                Violation.invalid(
                        "DISK_SOURCE",
                        "Disk [source.configuration] " + configuration + " is not a file in /etc/ceph.",
                        "Put it there on every host, such as /etc/ceph/ceph.conf."));
    }

    private static void checkPassThrough(DirectDisk disk, DiskSource source, Violations violations) {
        violations.require(
                source.allows(disk.lun(), disk.format()),
                Violation.invalid(
                        "DISK_NO_LUN",
                        "Disk [lun.passThrough] true is not possible for disk " + disk.name() + " on "
                                + source.location() + " of the format " + disk.format() + ".",
                        "SCSI commands pass through to raw BLOCK and ISCSI sources alone, reservations to BLOCK alone:"
                                + " leave them out."));
    }
}
