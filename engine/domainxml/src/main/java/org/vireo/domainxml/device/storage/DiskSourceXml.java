package org.vireo.domainxml.device.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.AuthSecret;
import org.vireo.libvirt.xml.ConfigFile;
import org.vireo.libvirt.xml.Initiator;
import org.vireo.libvirt.xml.Named;
import org.vireo.libvirt.xml.Reservations;
import org.vireo.libvirt.xml.SourceAuth;
import org.vireo.libvirt.xml.SourceHost;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.storage.DiskSource;

/** The {@code source} of a disk, and the {@code type} that goes with it. */
final class DiskSourceXml {

    private DiskSourceXml() {}

    /** libvirt's word for the kind of source. */
    static String type(DiskSource source) {
        return switch (source) {
            case DiskSource.ImageFile file -> "file";
            case DiskSource.BlockDevice block -> "block";
            case DiskSource.Nbd nbd -> "network";
            case DiskSource.Iscsi iscsi -> "network";
            case DiskSource.Rbd rbd -> "network";
        };
    }

    static org.vireo.libvirt.xml.DiskSource write(DiskSource source, LunAccess lun) {
        var element = new org.vireo.libvirt.xml.DiskSource();
        switch (source) {
            case DiskSource.ImageFile(String path) -> element.setFile(path);
            case DiskSource.BlockDevice(String path) -> element.setDev(path);
            case DiskSource.Nbd nbd -> nbd(element, nbd);
            case DiskSource.Iscsi iscsi -> iscsi(element, iscsi);
            case DiskSource.Rbd rbd -> rbd(element, rbd);
        }
        return lun.reservations() ? element.withReservations(new Reservations().withManaged("yes")) : element;
    }

    private static void nbd(org.vireo.libvirt.xml.DiskSource element, DiskSource.Nbd nbd) {
        element.withProtocol("nbd")
                .withName(nbd.export().isEmpty() ? null : nbd.export())
                .withTls(nbd.tls() ? "yes" : null)
                .withHost(host(nbd.server(), DiskSource.Nbd.PORT));
    }

    private static void iscsi(org.vireo.libvirt.xml.DiskSource element, DiskSource.Iscsi iscsi) {
        element.withProtocol("iscsi")
                .withName(iscsi.target() + "/" + iscsi.lun())
                .withHost(host(iscsi.server(), DiskSource.Iscsi.PORT))
                .withAuth(auth("iscsi", iscsi.login()))
                .withInitiator(
                        iscsi.initiator() == null
                                ? null
                                : new Initiator().withIqn(new Named().withName(iscsi.initiator())));
    }

    private static void rbd(org.vireo.libvirt.xml.DiskSource element, DiskSource.Rbd rbd) {
        element.withProtocol("rbd")
                .withName(rbd.pool() + "/" + rbd.image())
                .withHost(hosts(rbd.monitors()))
                .withConfig(rbd.configuration() == null ? null : new ConfigFile().withFile(rbd.configuration()))
                .withAuth(auth("ceph", rbd.login()));
    }

    private static List<SourceHost> hosts(List<DiskSource.StorageServer> servers) {
        return servers.stream().map(server -> host(server, DiskSource.Rbd.PORT)).toList();
    }

    private static SourceHost host(DiskSource.StorageServer server, int standardPort) {
        return new SourceHost()
                .withName(server.name())
                .withPort(Integer.toString(server.port() == 0 ? standardPort : server.port()));
    }

    private static @Nullable SourceAuth auth(String type, DiskSource.@Nullable SecretLogin login) {
        return login == null
                ? null
                : new SourceAuth()
                        .withUsername(login.user())
                        .withSecret(new AuthSecret()
                                .withType(type)
                                .withUuid(login.secret().toString()));
    }
}
