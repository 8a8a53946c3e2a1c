package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.device.host.DirectoryRules;
import org.vireo.model.device.host.FilesystemDriver;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.id.DeviceId;

/**
 * A directory of the host that the guest can mount.
 *
 * @param directory absolute path on the host, also when a foreign virtiofsd serves it
 * @param tag what the guest calls it when it mounts it
 * @param virtiofs the default for other drivers
 */
public record FilesystemDevice(
        DeviceId id, String directory, String tag, boolean readOnly, FilesystemDriver driver, VirtiofsOptions virtiofs)
        implements Device {

    /** The shortest of the limits: virtio-9p takes 31 bytes, virtiofs 36. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}");

    @SuppressWarnings("ConstantValue")
    public FilesystemDevice {
        virtiofs = virtiofs == null ? VirtiofsOptions.DEFAULT : virtiofs;
        DirectoryRules.requirePath("Shared directory", directory);
        if (!TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                    "Tag '" + tag + "' is not one of 1 to 31 letters, digits and _ . - without a leading dot or dash");
        }
        if (readOnly && driver == FilesystemDriver.VIRTIOFS) {
            throw new IllegalArgumentException("Directory " + directory
                    + " cannot be read-only on virtiofs, which libvirt has no word for: share it by 9p");
        }
        if (driver != FilesystemDriver.VIRTIOFS && !virtiofs.equals(VirtiofsOptions.DEFAULT)) {
            throw new IllegalArgumentException(
                    "Directory " + directory + " is served by 9p: leave out what is said of virtiofs");
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.FILESYSTEM;
    }

    @Override
    public Place place() {
        return Place.PCI_EXPRESS;
    }

    @Override
    public String description() {
        return "Directory " + directory + " as " + tag;
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new FilesystemDevice(newId, directory, tag, readOnly, driver, virtiofs));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.TAG, tag);
    }
}
