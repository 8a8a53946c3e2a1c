package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.metadata.PayloadPath;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskDriver;
import org.vireo.libvirt.xml.DiskSource;
import org.vireo.libvirt.xml.DiskTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.id.DiskId;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.spec.ResolvedDisk;

/** CD-ROM drives on the bus that the board has for them: empty, with an ISO image, or with the image that the agent builds of a payload. */
public final class CdromXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(CdromDevice.class, (drive, place) -> {
            if (input.addresses().of(drive) == null) {
                input.refuse("There is no port left for CD-ROM drive " + drive.id() + ": remove another drive.");
                return;
            }
            DiskSource source = switch (drive.medium()) {
                case CdromMedium.Empty empty -> null;
                case CdromMedium.Payload payload -> payload(input, drive);
                case CdromMedium.IsoDisk iso -> iso(input, iso.diskId());
            };
            devices.add(elements.createDevicesDisk(write(input, drive, source)));
        });
    }

    private static Disk write(BuildInput input, CdromDevice drive, @Nullable DiskSource source) {
        return new Disk()
                .withType("file")
                .withDevice("cdrom")
                .withDriver(new DiskDriver().withName("qemu").withType("raw").withErrorPolicy("report"))
                .withSource(source)
                .withTarget(
                        new DiskTarget().withDev(TargetNames.of(input, drive)).withBus(bus(input.chipset())))
                .withReadonly(new Empty())
                .withBoot(BootXml.write(drive.bootOrder()))
                .withAlias(UserAlias.element(drive))
                .withAddress(AddressXml.write(input.addresses().of(drive)));
    }

    private static String bus(Chipset chipset) {
        return switch (chipset) {
            case Q35 -> "sata";
            case I440FX -> "ide";
            case VIRT -> "scsi";
        };
    }

    private static @Nullable DiskSource payload(BuildInput input, CdromDevice drive) {
        if (input.vm().resources().payloadOf(drive.id()) == null) {
            input.refuse("CD-ROM drive " + drive.id() + " waits for a payload, but the VM has none for it:"
                    + " give it one or empty the drive.");
            return null;
        }
        return new DiskSource().withFile(PayloadPath.of(input.host(), input.vm().id(), drive.id()));
    }

    private static @Nullable DiskSource iso(BuildInput input, DiskId diskId) {
        ResolvedDisk image = input.vm().resources().disks().get(diskId);
        if (image == null) {
            input.refuse("The ISO image of disk " + diskId
                    + " is not known on the host: check that its storage domain is active.");
            return null;
        }
        return new DiskSource().withFile(image.path());
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public @Nullable ReportedCdrom read(Object device) {
        if (!(device instanceof Disk disk) || !"cdrom".equals(disk.getDevice())) {
            return null;
        }
        DiskTarget target = disk.getTarget();
        return new ReportedCdrom(
                UserAlias.text(disk.getAlias()),
                AddressXml.read(disk.getAddress()),
                target == null || target.getDev() == null ? "" : target.getDev(),
                DiskXml.path(disk.getSource()));
    }
}
