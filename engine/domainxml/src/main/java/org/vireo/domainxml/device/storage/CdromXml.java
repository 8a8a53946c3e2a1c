package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskDriver;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.storage.DiskSource;

/** CD-ROM drives: empty, with an ISO image, or with the image that the agent builds of a payload. */
public final class CdromXml implements DomainContributor, DeviceReader {

    private static final String CDROM = "cdrom";

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(CdromDevice.class, (drive, place) -> {
            if (input.addresses().of(drive) == null) {
                input.refuse("There is no port left for CD-ROM drive " + drive.id() + " on " + drive.bus()
                        + ": remove another drive, or choose another bus.");
                return;
            }
            if (drive.bus() == CdromBus.USB && drive.medium() instanceof CdromMedium.Empty) {
                // "drive property not set", says QEMU of a USB drive without one.
                input.refuse("CD-ROM drive " + drive.id() + " is on USB, where a drive cannot be empty:"
                        + " insert a medium, or choose another bus.");
                return;
            }
            DiskSource medium = Media.of(input, "CD-ROM drive", drive.id(), drive.medium());
            String bus = BusWords.of(input, drive);
            if (BusWords.isOffered(input, drive, CDROM, bus)) {
                devices.add(elements.createDevicesDisk(
                        DriveXml.write(input, drive, CDROM, new DiskDriver().withErrorPolicy("report"), medium)
                                .withBoot(BootXml.write(drive.bootOrder()))));
            }
        });
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public @Nullable ReportedCdrom read(Object device) {
        Disk disk = DriveXml.ofKind(device, CDROM);
        return disk == null
                ? null
                : new ReportedCdrom(
                        UserAlias.text(disk.getAlias()),
                        AddressXml.read(disk.getAddress()),
                        DriveXml.targetName(disk),
                        DriveXml.bus(disk),
                        ImageChains.location(disk.getSource()));
    }
}
