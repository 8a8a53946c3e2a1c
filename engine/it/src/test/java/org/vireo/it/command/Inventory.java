package org.vireo.it.command;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.AddStorageDomain;
import org.vireo.core.command.storage.AttachStorageDomain;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.hostproxy.fake.FakeFacts;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;
import org.vireo.model.host.HostStatus;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.template.Template;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** A data center with a cluster, a host that is up, a storage domain and a network, made by commands. */
final class Inventory {

    static final String PATH = FakeFacts.STORAGE_ROOT + "/main";
    static final long GIB = 1L << 30;

    final UUID dataCenter = UUID.randomUUID();
    final UUID cluster = UUID.randomUUID();
    final UUID storage = UUID.randomUUID();
    final UUID network = UUID.randomUUID();
    final UUID profile = UUID.randomUUID();
    private final EngineFixture engine;

    private Inventory(EngineFixture engine) {
        this.engine = engine;
    }

    /** Data center, cluster and host. */
    static Inventory withHost(EngineFixture engine) {
        Inventory inventory = new Inventory(engine);
        engine.done(new AddDataCenter(inventory.dataCenter, "dc", "", true));
        engine.done(new AddCluster(inventory.cluster, inventory.dataCenter, "cl", "", "x86_64", BiosType.Q35_SEA_BIOS));
        inventory.addHost();
        return inventory;
    }

    /** With storage domain and network too. */
    static Inventory complete(EngineFixture engine) {
        Inventory inventory = withHost(engine);
        engine.done(new AddStorageDomain(inventory.storage, engine.hostId(), "main", "", PATH));
        engine.done(new AttachStorageDomain(inventory.storage, inventory.dataCenter));
        engine.done(new AddNetwork(inventory.network, inventory.profile, inventory.dataCenter, "lan", "", "br0", 0));
        return inventory;
    }

    private void addHost() {
        engine.database().transactions().run(() -> {
            Host host = new Host(engine.hostId(), cluster, "h1", "", FakeHostCalls.addressOf(engine.hostId()), 54321);
            host.become(HostStatus.UP, "");
            engine.database().hosts().add(host);
            engine.database().hosts().addReport(new HostReport(engine.hostId(), report()));
        });
    }

    private static HostInventory report() {
        return new HostInventory(
                "h1",
                "1",
                "9.0.0",
                "7.2.0",
                "6.1",
                "Debian",
                "qemu",
                "x86_64",
                64 * GIB,
                8,
                List.of("pc-q35-7.2", "q35", "pc"),
                List.of("br0"),
                List.of(FakeFacts.STORAGE_ROOT),
                "/var/lib/vireo-agent/payload");
    }

    AddDisk disk(String name) {
        return new AddDisk(UUID.randomUUID(), storage, name, "", DiskFormat.COW, GIB);
    }

    /** Imports a qcow2 image of 2 GiB. */
    UUID template(String name) {
        ImportTemplate command = importOf(name);
        engine.done(command);
        return command.id();
    }

    ImportTemplate importOf(String name) {
        engine.host().volumes().put(PATH + "/import/" + name + ".qcow2", VolumeFormat.QCOW2, 2 * GIB);
        return new ImportTemplate(
                UUID.randomUUID(), UUID.randomUUID(), storage, name + ".qcow2", name, "", cluster, 0, null);
    }

    AddVm blankVm(String name) {
        return new AddVm(UUID.randomUUID(), cluster, Template.BLANK, named(name));
    }

    AddVm vmFrom(UUID template, String name) {
        return new AddVm(UUID.randomUUID(), cluster, template, named(name));
    }

    UUID madeBlankVm(String name) {
        AddVm command = blankVm(name);
        engine.done(command);
        return command.id();
    }

    static VmChanges named(@Nullable String name) {
        return new VmChanges(name, null, null, null, null, null, null, null, null, null, null);
    }

    static VmChanges withMemory(@Nullable String name, long bytes) {
        return new VmChanges(name, null, null, bytes, null, null, null, null, null, null, null);
    }

    static VmChanges withHostName(@Nullable String name, String hostName) {
        Initialization initialization = new Initialization(hostName, null, null, List.of(), null);
        return new VmChanges(name, null, null, null, null, null, null, null, null, initialization, null);
    }

    static VmChanges deleteProtected(boolean isProtected) {
        return new VmChanges(null, null, null, null, null, null, null, isProtected, null, null, null);
    }

    Vm vm(UUID id) {
        return engine.read(() -> engine.database().vms().find(id).orElseThrow());
    }

    boolean vmExists(UUID id) {
        return engine.read(() -> engine.database().vms().find(id)).isPresent();
    }

    VmStatus vmStatus(UUID id) {
        return engine.read(() -> engine.database().vms().runtimes(List.of(id)).get(id))
                .status();
    }

    List<VmDevice> devices(UUID vmId) {
        return engine.read(() -> engine.database().vms().devices(vmId));
    }

    List<Disk> disksOf(UUID vmId) {
        return engine.read(() -> engine.database()
                .disks()
                .findAll(engine.database().vms().devices(vmId).stream()
                        .filter(row -> row.diskId() != null)
                        .map(row -> Objects.requireNonNull(row.diskId()))
                        .toList()));
    }

    Disk diskRow(UUID id) {
        return engine.read(() -> engine.database().disks().find(id).orElseThrow());
    }

    boolean diskExists(UUID id) {
        return engine.read(() -> engine.database().disks().find(id)).isPresent();
    }

    /** As if monitoring had seen it running on the host. */
    void pretendUp(UUID vmId) {
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .vms()
                        .runtimeForUpdate(vmId)
                        .orElseThrow()
                        .seenOn(engine.hostId(), VmStatus.UP, "booted", null, Instant.EPOCH));
    }

    /** As if the host had reported the device with that side of its own. */
    void pretendSeen(UUID vmId, UUID deviceId, @Nullable String hostSide) {
        engine.database()
                .transactions()
                .run(() -> engine.database().vms().devices(vmId).stream()
                        .filter(row -> row.deviceId().value().equals(deviceId))
                        .forEach(row -> row.reported(DeviceState.PAIRED, row.address(), row.alias(), hostSide)));
    }

    /** As if its host had stopped to answer. */
    void pretendUnknown(UUID vmId) {
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .vms()
                        .runtimeForUpdate(vmId)
                        .orElseThrow()
                        .become(VmCause.HOST_LOST, VmStatus.UNKNOWN, "lost", Instant.EPOCH));
    }

    void pretendDown(UUID vmId) {
        engine.database().transactions().run(() -> {
            VmRuntime runtime = engine.database().vms().runtimeForUpdate(vmId).orElseThrow();
            runtime.down(VmCause.REPORTED_OFF, StopReason.SHUTDOWN, Instant.EPOCH);
        });
    }

    /** As if it had stopped, and a start had been accepted whose host has not answered. */
    void pretendLaunching(UUID vmId) {
        engine.database().transactions().run(() -> {
            Instant now = engine.clock().instant();
            VmRuntime runtime = engine.database().vms().runtimeForUpdate(vmId).orElseThrow();
            runtime.down(VmCause.REPORTED_OFF, StopReason.SHUTDOWN, now);
            runtime.launching(
                    engine.hostId(),
                    engine.database().vms().find(vmId).orElseThrow().settings(),
                    null,
                    GIB,
                    now);
        });
    }

    /** As if the answer to such a start had been lost. */
    void pretendUnanswered(UUID vmId) {
        pretendLaunching(vmId);
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .vms()
                        .runtimeForUpdate(vmId)
                        .orElseThrow()
                        .become(
                                VmCause.LAUNCH_UNANSWERED,
                                VmStatus.UNKNOWN,
                                VmRuntime.START_UNANSWERED,
                                engine.clock().instant()));
    }

    List<String> imagePaths() {
        return engine.host().volumes().paths().stream()
                .filter(path -> path.startsWith(PATH + "/images/"))
                .toList();
    }
}
