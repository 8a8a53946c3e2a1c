package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.device.boot.BootXml;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.BackingStore;
import org.vireo.libvirt.xml.BlockIo;
import org.vireo.libvirt.xml.Disk;
import org.vireo.libvirt.xml.DiskTarget;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.BlockSize;
import org.vireo.model.device.disk.DiskOptions;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;

/** Disks, and logical units whose SCSI commands pass through. The reader takes both. */
public final class DiskXml implements DomainContributor, DeviceReader {

    private static final String LUN = "lun";
    private static final String DISK = "disk";

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        List<Object> devices = domain.getDevices().getDevice();
        input.each(DiskDevice.class, (disk, place) -> {
            ResolvedDisk image = input.vm().resources().disks().get(disk.diskId());
            if (image == null) {
                input.refuse("The image of disk " + disk.diskId()
                        + " is not known on the host: check that its storage domain is active.");
            } else if (possible(input, disk, image)) {
                devices.add(elements.createDevicesDisk(write(input, disk, image)));
            }
        });
    }

    /** Refuses what the disk cannot be. */
    private static boolean possible(BuildInput input, DiskDevice disk, ResolvedDisk image) {
        List<String> problems = disk.problems();
        problems.forEach(problem -> input.refuse("Disk " + disk.diskId() + ": " + problem));
        List<String> unfit = image.problems(disk);
        unfit.forEach(input::refuse);
        String problem = DiskDriverXml.problem(input, disk, image);
        if (problem == null) {
            problem = placeProblem(input, disk);
        }
        if (problem != null) {
            input.refuse(problem);
        }
        return problem == null
                && problems.isEmpty()
                && unfit.isEmpty()
                && BusWords.isOffered(input, disk, kind(disk), BusWords.of(input, disk));
    }

    private static @Nullable String placeProblem(BuildInput input, DiskDevice disk) {
        if (disk.bus() == DiskBus.IDE && input.chipset() != Chipset.I440FX) {
            return "Disk " + disk.diskId() + " is on IDE, which there is none of on the board " + input.chipset()
                    + ": attach it to another bus.";
        }
        return needsPlace(disk) && input.addresses().of(disk) == null
                ? "There is no place left for disk " + disk.diskId() + " on the bus " + disk.bus()
                        + ": attach it to another bus."
                : null;
    }

    private static boolean needsPlace(DiskDevice disk) {
        return disk.bus() != DiskBus.VIRTIO;
    }

    private static String kind(DiskDevice disk) {
        return disk.options().lun().passThrough() ? LUN : DISK;
    }

    private static Disk write(BuildInput input, DiskDevice disk, ResolvedDisk image) {
        DiskOptions options = disk.options();
        LunAccess lun = options.lun();
        Disk element = new Disk()
                .withType(DiskSourceXml.type(image.source()))
                .withDevice(kind(disk))
                .withRawio(lun.rawIo() ? "yes" : null)
                .withSgio(word(lun.sgIo()))
                .withDriver(DiskDriverXml.write(input, disk, image))
                .withSource(DiskSourceXml.write(image.source(), lun))
                .withBackingStore(backingStore(image))
                .withBlockio(blockIo(options.blockSize()))
                .withTarget(
                        new DiskTarget().withDev(TargetNames.of(input, disk)).withBus(BusWords.of(input, disk)))
                .withIotune(IoTuneXml.write(options.limits()))
                .withReadonly(disk.readOnly() ? new Empty() : null)
                .withShareable(image.shareable() ? new Empty() : null)
                .withTransientWrites(options.transientWrites() ? new Empty() : null)
                .withBoot(BootXml.write(disk.bootOrder()))
                .withAlias(UserAlias.element(disk))
                .withAddress(AddressXml.write(input.addresses().of(disk)));
        // A logical unit whose commands pass through tells its own.
        if (!lun.passThrough()) {
            element.setSerial(options.serial() == null ? disk.diskId().toString() : options.serial());
        }
        return element;
    }

    /**
     * Says that nothing lies below. What an image outside of the engine's folders names as its base is not the
     * engine's, and QEMU would open it.
     */
    private static @Nullable BackingStore backingStore(ResolvedDisk image) {
        return image.format() == DiskFormat.RAW || image.source() instanceof DiskSource.ImageFile
                ? null
                : new BackingStore();
    }

    private static @Nullable String word(SgIo filter) {
        return switch (filter) {
            case DEFAULT -> null;
            case FILTERED -> "filtered";
        };
    }

    private static @Nullable BlockIo blockIo(BlockSize size) {
        if (size.equals(BlockSize.DEFAULT)) {
            return null;
        }
        return new BlockIo()
                .withLogicalBlockSize(size.logicalBytes() == 0 ? null : Integer.toString(size.logicalBytes()))
                .withPhysicalBlockSize(size.physicalBytes() == 0 ? null : Integer.toString(size.physicalBytes()));
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
        return new ReportedDisk(
                UserAlias.text(disk.getAlias()),
                AddressXml.read(disk.getAddress()),
                DriveXml.targetName(disk),
                DriveXml.bus(disk),
                disk.getSerial(),
                ImageChains.read(disk));
    }

    /** A missing word means disk; CD-ROM and floppy drives are other kinds. */
    private static boolean isDisk(@Nullable String device) {
        return device == null || device.equals(DISK) || device.equals(LUN);
    }
}
