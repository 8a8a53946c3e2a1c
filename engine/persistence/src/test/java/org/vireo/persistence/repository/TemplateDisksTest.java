package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDefaults;
import org.vireo.model.template.TemplateDevices;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** Which templates have a disk. */
class TemplateDisksTest {

    private static TestDatabase db;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        Samples samples = new Samples(db);
        cluster = samples.cluster("cluster", samples.dataCenter("dc"));
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    private static Template template(String name, Device... devices) {
        TemplateDefaults defaults = new TemplateDefaults(
                1L << 30, new CpuTopology(1, 1, 1), "other", BiosType.Q35_SEA_BIOS, Platform.DEFAULT);
        return new Template(
                UUID.randomUUID(),
                cluster.id(),
                name,
                "",
                defaults,
                new TemplateDevices(List.of(devices)),
                Samples.NOW);
    }

    private static DeviceId id() {
        return new DeviceId(UUID.randomUUID());
    }

    @Test
    void onlyThoseThatHaveItAsTheirDiskAreFound() {
        DiskId disk = new DiskId(UUID.randomUUID());
        DiskId other = new DiskId(UUID.randomUUID());
        DiskDevice attached = DiskDevice.attached(id(), disk, DiskBus.VIRTIO);
        DiskDevice second = DiskDevice.attached(id(), other, DiskBus.VIRTIO);
        List<Template> all = List.of(
                template("b", second, attached),
                template("a", attached),
                template("c", second),
                template("d", CdromDevice.payload(id()).withMedium(new CdromMedium.IsoDisk(disk))));
        db.transactions().run(() -> all.forEach(db.templates()::add));

        assertThat(db.transactions().call(() -> db.templates().withDisks(List.of(disk.value(), UUID.randomUUID()))))
                .extracting(Template::name)
                .containsExactly("a", "b");
        assertThat(db.transactions().call(() -> db.templates().withDisks(List.of(UUID.randomUUID()))))
                .isEmpty();
    }
}
