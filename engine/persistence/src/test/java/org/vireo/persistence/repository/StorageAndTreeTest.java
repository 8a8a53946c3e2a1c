package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.MultiQueue;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.UsbBus;
import org.vireo.model.hardware.UsbController;
import org.vireo.model.hardware.VirtioScsi;
import org.vireo.model.host.Host;
import org.vireo.model.id.DiskId;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.template.TemplateDevices;
import org.vireo.model.template.TemplateStatus;
import org.vireo.persistence.test.HardwareSamples;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** Storage, disks and templates, and where objects belong. */
class StorageAndTreeTest {

    private static TestDatabase db;
    private static Samples samples;
    private static DataCenter dataCenter;
    private static Cluster cluster;
    private static Host host;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
        dataCenter = samples.dataCenter("dc");
        cluster = samples.cluster("cluster", dataCenter);
        host = samples.host("host", cluster);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void storageAndDisksComeBackWhole() {
        StorageDomain domain = new StorageDomain(UUID.randomUUID(), host.id(), "local", "text", "/srv/vireo");
        domain.attachTo(dataCenter.id());
        domain.measured(1L << 40, 1L << 39);
        Disk base = new Disk(UUID.randomUUID(), domain.id(), null, "base", "text", DiskFormat.RAW, 1L << 31);
        base.ready(1L << 32, 1L << 30);
        Disk layer = new Disk(UUID.randomUUID(), domain.id(), base.id(), "layer", "", DiskFormat.COW, 1L << 32);
        layer.broken();
        db.transactions().run(() -> {
            db.disks().add(layer);
            db.disks().add(base);
            db.storageDomains().add(domain);
        });
        assertThat(db.transactions().call(() -> db.storageDomains().find(domain.id())))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(domain);
        assertThat(db.transactions().call(() -> db.disks().ofStorageDomain(domain.id())))
                .usingRecursiveComparison()
                .isEqualTo(List.of(base, layer));
        assertThat(db.transactions().call(() -> db.disks().layersOf(List.of(base.id(), layer.id()))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(layer));
        assertThat(db.transactions().call(() -> db.storageDomains().ofHost(host.id())))
                .extracting(StorageDomain::id)
                .contains(domain.id());
        assertThat(db.transactions().call(() -> db.storageDomains().ofDataCenter(dataCenter.id())))
                .extracting(StorageDomain::id)
                .contains(domain.id());
    }

    @Test
    void aTemplateWithDevicesComesBackWhole() {
        TemplateDevices devices = new TemplateDevices(
                DeviceSamples.all(new DiskId(UUID.randomUUID())).toList());
        TemplateDefaults defaults = new TemplateDefaults(
                5L << 30,
                new CpuTopology(1, 2, 3),
                "debian_12x64",
                BiosType.Q35_OVMF,
                Platform.DEFAULT
                        .withMachineType("pc-q35-7.2")
                        .withClock(GuestClock.LOCALTIME)
                        .withIoThreads(2)
                        .withMultiQueue(MultiQueue.OFF)
                        .withUsb(new UsbBus(UsbController.XHCI, 15))
                        .withScsi(new VirtioScsi(4))
                        .withCpu(HardwareSamples.PROCESSORS)
                        .withMemory(HardwareSamples.MEMORY));
        Template made =
                new Template(UUID.randomUUID(), cluster.id(), "template", "text", defaults, devices, Samples.NOW);
        made.become(TemplateStatus.ILLEGAL);
        db.transactions().run(() -> db.templates().add(made));
        assertThat(db.transactions().call(() -> db.templates().find(made.id())))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(made);
    }
}
