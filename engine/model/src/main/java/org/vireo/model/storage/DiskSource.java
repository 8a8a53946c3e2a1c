package org.vireo.model.storage;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.text.TextRules;

/** Where the data of a disk comes from. */
public sealed interface DiskSource {

    /** In one text, as reports say it: an absolute path, or {@code protocol://server:port/name}. */
    String location();

    /** What a document left out. */
    private static void given(String what, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
    }

    /** Whether a guest can have it so: SCSI commands pass to raw logical units alone, reservations to those of the host. */
    default boolean allows(LunAccess lun, DiskFormat format) {
        boolean unit = this instanceof BlockDevice || (this instanceof Iscsi && !lun.reservations());
        return !lun.passThrough() || (unit && format == DiskFormat.RAW);
    }

    /** The same for two sources of the same data, as far as names tell. */
    default String key() {
        return location();
    }

    /** An image file. */
    record ImageFile(String path) implements DiskSource {

        public ImageFile {
            given("Image path", path);
            TextRules.requirePath("Image path", path);
        }

        @Override
        public String location() {
            return path;
        }
    }

    /** A block device of the host: a volume, or a logical unit. */
    record BlockDevice(String path) implements DiskSource {

        public BlockDevice {
            given("Block device", path);
            TextRules.requirePath("Block device", path);
        }

        @Override
        public String location() {
            return path;
        }
    }

    /**
     * An export of an NBD server.
     *
     * @param export its name; empty for the server's default
     * @param tls whether the connection is encrypted with the host's certificates
     */
    record Nbd(StorageServer server, String export, boolean tls) implements DiskSource {

        /** The protocol's own. */
        public static final int PORT = 10_809;

        @SuppressWarnings("ConstantValue")
        public Nbd {
            given("Storage server", server);
            export = export == null ? "" : export;
            if (!export.isEmpty()) {
                TextRules.requireWord("NBD export", export);
            }
        }

        @Override
        public String location() {
            return "nbd://" + server.authority(PORT) + "/" + export;
        }

        /** Servers have names whose case means nothing. */
        @Override
        public String key() {
            return "nbd://" + server.authority(PORT).toLowerCase(Locale.ROOT) + "/" + export;
        }
    }

    /**
     * A logical unit that QEMU reaches over iSCSI by itself.
     *
     * @param target qualified name of the target
     * @param lun number of the unit; never a default, which would be another one's data
     * @param initiator qualified name that QEMU shows; null for the host's
     */
    record Iscsi(
            StorageServer server,
            String target,
            Integer lun,
            @Nullable String initiator,
            @Nullable SecretLogin login) implements DiskSource {

        /** The protocol's own. */
        public static final int PORT = 3260;

        public Iscsi {
            given("Storage server", server);
            given("iSCSI target", target);
            given("Logical unit number of " + target, lun);
            TextRules.requireWord("iSCSI target", target);
            if (initiator != null) {
                TextRules.requireWord("iSCSI initiator", initiator);
            }
            if (lun < 0 || lun > 16_383) {
                throw new IllegalArgumentException(
                        "Logical unit " + lun + " of " + target + " is not between 0 and 16383");
            }
        }

        @Override
        public String location() {
            return "iscsi://" + server.authority(PORT) + "/" + target + "/" + lun;
        }

        /** The name of a target is its own in all the world, whatever portal leads there. */
        @Override
        public String key() {
            return "iscsi:" + target.toLowerCase(Locale.ROOT) + "/" + lun;
        }
    }

    /**
     * An image in a Ceph pool.
     *
     * @param monitors empty to take them from the configuration file
     * @param configuration path of a ceph.conf on the host; null for none
     */
    record Rbd(
            List<StorageServer> monitors,
            String pool,
            String image,
            @Nullable String configuration,
            @Nullable SecretLogin login)
            implements DiskSource {

        /** The monitors' own. */
        public static final int PORT = 6789;

        @SuppressWarnings("ConstantValue")
        public Rbd {
            monitors = monitors == null ? List.of() : List.copyOf(monitors);
            given("Ceph pool", pool);
            given("Ceph image", image);
            TextRules.requireWord("Ceph pool", pool);
            TextRules.requireWord("Ceph image", image);
            if (configuration != null) {
                TextRules.requirePath("Ceph configuration", configuration);
            }
        }

        @Override
        public String location() {
            return "rbd://"
                    + monitors.stream().map(each -> each.authority(PORT)).collect(Collectors.joining(",")) + "/" + pool
                    + "/" + image;
        }

        /** Whether both name one monitor, so that they are of one cluster. */
        public boolean sharesMonitors(Rbd other) {
            return !Collections.disjoint(authorities(), other.authorities());
        }

        private SortedSet<String> authorities() {
            return monitors.stream()
                    .map(each -> each.authority(PORT).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** In whatever order the monitors are named. */
        @Override
        public String key() {
            String cluster = String.join(",", authorities());
            return "rbd:" + (cluster.isEmpty() ? configuration : cluster) + "/" + pool + "/" + image;
        }
    }

    /**
     * A server of network storage.
     *
     * @param name host name or address
     * @param port TCP port; 0 for the protocol's own
     */
    record StorageServer(String name, int port) {

        public StorageServer {
            given("Storage server", name);
            TextRules.requireWord("Storage server", name);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "Port " + port + " of storage server " + name + " is not below 65536");
            }
        }

        /** {@code name:port}, with the protocol's port where none is given. */
        public String authority(int standardPort) {
            return name + ":" + (port == 0 ? standardPort : port);
        }
    }

    /**
     * How the host logs in to network storage. The password is never here: libvirt keeps it.
     *
     * @param secret UUID of the libvirt secret that holds it
     */
    record SecretLogin(String user, UUID secret) {

        public SecretLogin {
            given("User of the storage", user);
            given("Secret of the storage", secret);
            TextRules.requireWord("User of the storage", user);
        }
    }
}
