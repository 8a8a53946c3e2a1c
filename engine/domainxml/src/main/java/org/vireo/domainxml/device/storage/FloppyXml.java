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
import org.vireo.libvirt.xml.DiskTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.disk.LunAccess;
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
                devices.add(elements.createDevicesDisk(write(input, drive, medium)));
            }
        });
    }

    private static Disk write(BuildInput input, FloppyDevice drive, @Nullable DiskSource medium) {
        return new Disk()
                .withType(medium == null ? "file" : DiskSourceXml.type(medium))
                .withDevice(FLOPPY)
                .withDriver(new DiskDriver().withName("qemu").withType("raw"))
                .withSource(medium == null ? null : DiskSourceXml.write(medium, LunAccess.NONE))
                .withTarget(
                        new DiskTarget().withDev(TargetNames.of(input, drive)).withBus(BusWords.of(input, drive)))
                .withReadonly(new Empty())
                .withAlias(UserAlias.element(drive))
                .withAddress(AddressXml.write(input.addresses().of(drive)));
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public @Nullable ReportedFloppy read(Object device) {
        if (!(device instanceof Disk disk) || !FLOPPY.equals(disk.getDevice())) {
            return null;
        }
        DiskTarget target = disk.getTarget();
        return new ReportedFloppy(
                UserAlias.text(disk.getAlias()),
                AddressXml.read(disk.getAddress()),
                target == null || target.getDev() == null ? "" : target.getDev(),
                ImageChains.location(disk.getSource()));
    }
}
