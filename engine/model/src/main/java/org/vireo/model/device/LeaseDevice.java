package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.model.id.DeviceId;

/**
 * A lease on storage that the host's lock daemon holds while the VM runs, so that no second copy can run elsewhere.
 * libvirt gives it no alias: it is known by its lockspace and key.
 *
 * @param lockspace the name of the lock daemon's space
 * @param key the name of the lease within it
 * @param path the file or volume that the leases are on
 * @param offsetBytes where in it
 */
public record LeaseDevice(DeviceId id, String lockspace, String key, String path, long offsetBytes) implements Device {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:+-]{1,255}");
    private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}]{1,4094}");

    public LeaseDevice {
        word("Lockspace", lockspace);
        word("Key", key);
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "Path '" + path + "' of a lease is not an absolute path without control characters");
        }
        if (offsetBytes < 0 || offsetBytes > 0xffff_ffffL) {
            throw new IllegalArgumentException(
                    "Offset " + offsetBytes + " of a lease is not between 0 and 4294967295 bytes");
        }
    }

    private static void word(String what, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' of a lease is not a word of letters, digits and _ . : + -");
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.LEASE;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public String description() {
        return "Lease " + key + " in " + lockspace;
    }

    /** A lease guards one VM. */
    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.empty();
    }

    @Override
    public List<Mark> marks() {
        return Mark.lease(lockspace, key);
    }
}
