package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskDriver;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.reported.ReportedFloppy;
import org.vireo.model.storage.DiskSource;

/** Floppy drives: empty, with an image, or with the one that the agent builds of a payload. */
public final class FloppyXml implements DomainContributor, DeviceReader {

    private static final String FLOPPY = "floppy";

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(FloppyDevice.class, (drive, place) -> {
            if (input.addresses().of(drive) == null) {
                input.refuse("There is no place for floppy drive " + drive.id() + ": a VM has two at most.");
                return;
            }
            DiskSource medium = Media.of(input, "Floppy drive", drive.id(), drive.medium());
            if (BusWords.isOffered(input, drive, FLOPPY, BusWords.of(input, drive))) {
                devices.add(elements.createDevicesDisk(DriveXml.write(input, drive, FLOPPY, new DiskDriver(), medium)));
            }
        });
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public @Nullable ReportedFloppy read(Object device) {
        Disk disk = DriveXml.ofKind(device, FLOPPY);
        return disk == null
                ? null
                : new ReportedFloppy(
                        UserAlias.text(disk.getAlias()),
                        AddressXml.read(disk.getAddress()),
                        DriveXml.targetName(disk),
                        ImageChains.location(disk.getSource()));
    }
}
