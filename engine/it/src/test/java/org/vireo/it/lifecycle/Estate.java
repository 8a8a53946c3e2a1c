package org.vireo.it.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.storage.AddStorageDomain;
import org.vireo.core.command.storage.AttachStorageDomain;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.hostproxy.fake.FakeFacts;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.FakeHostConnector;
import org.vireo.hostproxy.fake.SimulatedClock;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.id.HostId;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;

/** Two hosts in a cluster, with storage of the first, a network and a template with a disk. */
final class Estate {

    static final int PORT = 54321;
    static final long GIB = 1L << 30;

    private static final String PATH = FakeFacts.STORAGE_ROOT + "/main";

    final UUID dataCenter = UUID.randomUUID();
    final UUID cluster = UUID.randomUUID();
    final UUID storage = UUID.randomUUID();
    final UUID network = UUID.randomUUID();
    final UUID profile = UUID.randomUUID();
    final UUID template = UUID.randomUUID();
    final UUID templateDisk = UUID.randomUUID();
    final Caller admin = new Caller(UUID.randomUUID(), "admin@internal", "estate");
    final SimulatedClock clock = new SimulatedClock();
    final FakeHostConnector connector = new FakeHostConnector();
    final Copies copies = new Copies();
    final List<FakeHost> hosts = new ArrayList<>();

    Estate(int hostCount) {
        for (int i = 0; i < hostCount; i++) {
            FakeHost host = new FakeHost(new HostId(UUID.randomUUID()), clock);
            copies.watch(host);
            connector.place(addressOf(host), PORT, host);
            hosts.add(host);
        }
    }

    private static String addressOf(FakeHost host) {
        return "h" + host.id() + ".example";
    }

    FakeHost host(int number) {
        return hosts.get(number);
    }

    /** Files in the folder of images, which all belong to disks. */
    List<String> images() {
        return host(0).volumes().paths().stream()
                .filter(path -> path.startsWith(PATH + "/images/"))
                .toList();
    }

    /** All but the template's. */
    void clearImages() {
        images().stream()
                .filter(path -> !path.contains(templateDisk.toString()))
                .forEach(path -> host(0).volumes().lose(path));
    }

    /** Makes everything, by commands as far as there are some for it. */
    void build(Lane lane) {
        lane.database().transactions().run(() -> {
            lane.database().users().add(new User(admin.userId(), admin.principal(), "hash"));
            lane.database().grant(admin.userId(), Roles.SUPER_USER, ObjectRef.SYSTEM);
        });
        done(lane, new AddDataCenter(dataCenter, "dc", "", true));
        done(lane, new AddCluster(cluster, dataCenter, "cl", "", "x86_64", BiosType.Q35_SEA_BIOS));
        lane.database().transactions().run(() -> {
            for (int i = 0; i < hosts.size(); i++) {
                FakeHost host = hosts.get(i);
                Host row = new Host(host.id().value(), cluster, "h" + i, "", addressOf(host), PORT);
                row.become(HostStatus.CONNECTING, "");
                lane.database().hosts().add(row);
            }
        });
        lane.engine().watchHosts();
        lane.awaitHosts();
        done(lane, new AddStorageDomain(storage, host(0).id().value(), "main", "", PATH));
        done(lane, new AttachStorageDomain(storage, dataCenter));
        done(lane, new AddNetwork(network, profile, dataCenter, "lan", "", "br0", 0));
        host(0).volumes().put(PATH + "/import/debian.qcow2", VolumeFormat.QCOW2, 2 * GIB);
        done(lane, new ImportTemplate(template, templateDisk, storage, "debian.qcow2", "debian", "", cluster, 0, null));
    }

    private <C extends Command<R>, R> void done(Lane lane, C command) {
        CommandResult<R> result = lane.engine().submit(command, admin);
        if (!(result instanceof CommandResult.Accepted<R> accepted)) {
            throw new AssertionError(command + ": " + result);
        }
        lane.rows().awaitEnd(accepted.taskId());
    }
}
