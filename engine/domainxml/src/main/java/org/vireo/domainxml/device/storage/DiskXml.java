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
import org.vireo.libvirt.xml.DiskSource;
import org.vireo.libvirt.xml.DiskTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.spec.ResolvedDisk;

/**
 * Disks in image files.
 *
 * <p>The host's page cache stays out wherever the file system allows it ({@code cache='none'}): a crash of the host
 * loses nothing that the guest has flushed, and the disk can migrate. On an error the guest is stopped, not told, so
 * that a full storage breaks no file system. The reader takes disks and LUNs.
 */
public final class DiskXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(DiskDevice.class, (disk, place) -> {
            ResolvedDisk image = input.vm().resources().disks().get(disk.diskId());
            if (image == null) {
                input.refuse("The image of disk " + disk.diskId()
                        + " is not known on the host: check that its storage domain is active.");
            } else if (disk.bus() != DiskBus.VIRTIO && input.addresses().of(disk) == null) {
                input.refuse("There is no place left for disk " + disk.diskId() + " on the bus " + disk.bus()
                        + ": attach it to another bus.");
            } else {
                devices.add(elements.createDevicesDisk(write(input, disk, image)));
            }
        });
    }

    private static Disk write(BuildInput input, DiskDevice disk, ResolvedDisk image) {
        return new Disk()
                .withType("file")
                .withDevice("disk")
                .withDriver(new DiskDriver()
                        .withName("qemu")
                        .withType(image.format().extension())
                        .withCache(image.directIo() ? "none" : "writeback")
                        .withErrorPolicy("stop")
                        .withIo("threads")
                        .withDiscard(disk.discard() ? "unmap" : "ignore"))
                .withSource(new DiskSource().withFile(image.path()))
                .withTarget(new DiskTarget()
                        .withDev(TargetNames.of(input, disk))
                        .withBus(
                                switch (disk.bus()) {
                                    case VIRTIO -> "virtio";
                                    case VIRTIO_SCSI -> "scsi";
                                    case SATA -> "sata";
                                }))
                .withSerial(disk.diskId().toString())
                .withReadonly(disk.readOnly() ? new Empty() : null)
                .withBoot(BootXml.write(disk.bootOrder()))
                .withAlias(UserAlias.element(disk))
                .withAddress(AddressXml.write(input.addresses().of(disk)));
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public @Nullable ReportedDisk read(Object device) {
        if (!(device instanceof Disk disk) || !isDisk(disk.getDevice())) {
            return null;
        }
        DiskTarget target = disk.getTarget();
        return new ReportedDisk(
                UserAlias.text(disk.getAlias()),
                AddressXml.read(disk.getAddress()),
                target == null || target.getDev() == null ? "" : target.getDev(),
                target == null ? null : target.getBus(),
                path(disk.getSource()),
                disk.getDriver() == null ? null : disk.getDriver().getType(),
                disk.getSerial());
    }

    /** A missing word means disk; CD-ROM and floppy drives are other kinds. */
    private static boolean isDisk(@Nullable String device) {
        return device == null || device.equals("disk") || device.equals("lun");
    }

    /** The file or block device of a source; null when it is something else. */
    static @Nullable String path(@Nullable DiskSource source) {
        if (source == null) {
            return null;
        }
        return source.getFile() != null ? source.getFile() : source.getDev();
    }
}
