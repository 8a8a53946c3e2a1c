package org.vireo.domainxml.device.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Empty;
import org.vireo.libvirt.xml.Filesystem;
import org.vireo.libvirt.xml.FilesystemBinary;
import org.vireo.libvirt.xml.FilesystemCache;
import org.vireo.libvirt.xml.FilesystemDriver;
import org.vireo.libvirt.xml.FilesystemSource;
import org.vireo.libvirt.xml.FilesystemTarget;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.numa.MemoryAccess;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.reported.ReportedFilesystem;
import org.vireo.model.spec.DeviceEntry;

/** Directories of the host, by virtiofs or 9p. */
public final class FilesystemXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(FilesystemDevice.class, (share, place) -> {
            boolean virtiofs = share.driver() == org.vireo.model.device.host.FilesystemDriver.VIRTIOFS;
            if (refused(input, share, virtiofs)) {
                return;
            }
            Filesystem element = new Filesystem()
                    .withType("mount")
                    .withTarget(new FilesystemTarget().withDir(share.tag()))
                    .withReadonly(share.readOnly() ? new Empty() : null)
                    .withAlias(UserAlias.element(share))
                    .withAddress(AddressXml.write(input.addresses().of(share)));
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesFilesystem(virtiofs ? virtiofs(element, share) : plan9(element, share)));
        });
    }

    private static boolean refused(BuildInput input, FilesystemDevice share, boolean virtiofs) {
        int before = input.refusals().size();
        String type = virtiofs ? "virtiofs" : "path";
        if (input.host().support().lacks("devices/filesystem/driverType", type)) {
            input.refuse("Directory " + share.directory() + " is to be shared by " + (virtiofs ? "virtiofs" : "9p")
                    + ", which the host's emulator does not have: choose another host or the other driver.");
        }
        if (virtiofs && !isShared(input.vm().hardware().platform())) {
            input.refuse("Directory " + share.directory() + " is to be shared by virtiofs, which needs memory that the"
                    + " host's virtiofsd can use with the guest: make the VM's memory shared, or share by 9p.");
        }
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device().id().equals(share.id())) {
                break;
            }
            if (entry.device() instanceof FilesystemDevice other && other.tag().equals(share.tag())) {
                input.refuse("Two shared directories have the tag " + share.tag() + ": give each its own.");
            }
        }
        return input.refusals().size() > before;
    }

    /** A NUMA node has its own way, or that of the VM's memory. */
    private static boolean isShared(Platform platform) {
        boolean shared = platform.memory().backing().access() == MemoryAccess.SHARED;
        List<NumaCell> cells = platform.cpu().numa().cells();
        for (NumaCell cell : cells) {
            if (cell.access() == null ? !shared : cell.access() != MemoryAccess.SHARED) {
                return false;
            }
        }
        return shared || !cells.isEmpty();
    }

    private static Filesystem virtiofs(Filesystem element, FilesystemDevice share) {
        VirtiofsOptions options = share.virtiofs();
        String cache = switch (options.cache()) {
            case DEFAULT -> null;
            case NONE -> "none";
            case ALWAYS -> "always";
        };
        element.setDriver(new FilesystemDriver()
                .withType("virtiofs")
                .withQueue(options.queueSize() == 0 ? null : Integer.toString(options.queueSize())));
        if (options.socket() != null) {
            return element.withSource(new FilesystemSource().withSocket(options.socket()));
        }
        if (cache != null || options.xattr()) {
            element.setBinary(new FilesystemBinary()
                    .withXattr(options.xattr() ? "on" : null)
                    .withCache(cache == null ? null : new FilesystemCache().withMode(cache)));
        }
        return element.withAccessmode("passthrough").withSource(new FilesystemSource().withDir(share.directory()));
    }

    private static Filesystem plan9(Filesystem element, FilesystemDevice share) {
        return element.withAccessmode(
                        switch (share.driver()) {
                            case PLAN9_MAPPED -> "mapped";
                            case PLAN9_SQUASH -> "squash";
                            case PLAN9_PASSTHROUGH, VIRTIOFS -> "passthrough";
                        })
                .withSource(new FilesystemSource().withDir(share.directory()));
    }

    @Override
    public String element() {
        return "filesystem";
    }

    @Override
    public @Nullable ReportedFilesystem read(Object device) {
        if (!(device instanceof Filesystem share)) {
            return null;
        }
        FilesystemSource source = share.getSource();
        return new ReportedFilesystem(
                UserAlias.text(share.getAlias()),
                AddressXml.read(share.getAddress()),
                source == null ? null : source.getSocket() != null ? source.getSocket() : source.getDir(),
                share.getTarget() == null ? null : share.getTarget().getDir());
    }
}
