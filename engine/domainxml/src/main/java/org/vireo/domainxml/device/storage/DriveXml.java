package org.vireo.domainxml.device.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskDriver;
import org.vireo.libvirt.xml.DiskTarget;
import org.vireo.libvirt.xml.Empty;
import org.vireo.model.device.Device;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.storage.DiskSource;

/** What CD-ROM and floppy drives have in common. */
final class DriveXml {

    private DriveXml() {}

    /**
     * The element of a drive.
     *
     * @param kind libvirt's word for it
     * @param medium what lies in it; null when it is empty
     */
    static Disk write(BuildInput input, Device drive, String kind, DiskDriver driver, @Nullable DiskSource medium) {
        return new Disk()
                .withType(medium == null ? "file" : DiskSourceXml.type(medium))
                .withDevice(kind)
                .withDriver(driver.withName("qemu").withType("raw"))
                .withSource(medium == null ? null : DiskSourceXml.write(medium, LunAccess.NONE))
                .withTarget(
                        new DiskTarget().withDev(TargetNames.of(input, drive)).withBus(BusWords.of(input, drive)))
                .withReadonly(new Empty())
                .withAlias(UserAlias.element(drive))
                .withAddress(AddressXml.write(input.addresses().of(drive)));
    }

    /** The element if it is one of the kind, else null. */
    static @Nullable Disk ofKind(Object device, String kind) {
        return device instanceof Disk disk && kind.equals(disk.getDevice()) ? disk : null;
    }

    /** The host's name of a reported disk or drive; empty when it has none. */
    static String targetName(Disk disk) {
        DiskTarget target = disk.getTarget();
        return target == null || target.getDev() == null ? "" : target.getDev();
    }

    /** libvirt's word for the bus of a reported disk or drive; null when it is not said. */
    static @Nullable String bus(Disk disk) {
        DiskTarget target = disk.getTarget();
        return target == null ? null : target.getBus();
    }
}
