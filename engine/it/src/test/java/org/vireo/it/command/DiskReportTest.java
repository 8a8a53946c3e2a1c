package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.model.device.DiskBus;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedImage;
import org.vireo.model.reported.disk.ReportedMirror;

/** What hosts say of the images of running disks. */
class DiskReportTest {

    private EngineFixture engine;
    private Inventory inventory;
    private Monitor monitor;
    private UUID vm;
    private UUID disk;
    private String image;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        AddDisk data = inventory.disk("data");
        disk = data.id();
        image = Inventory.PATH + "/images/" + disk + ".qcow2";
        engine.done(data);
        engine.done(new AttachDisk(vm, disk, DiskBus.VIRTIO, false, false));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor = new Monitor(engine);
        monitor.look(vm);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private void become(String before, String after) {
        String xml = engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
        assertThat(xml).contains(before);
        engine.host().domains().changeXml(new VmId(vm), xml.replace(before, after), "block_job");
        monitor.look(vm);
    }

    private ImageChain images() {
        return engine.read(() -> engine.database().vms().devices(vm).stream()
                .filter(row -> disk.equals(row.diskId()))
                .findFirst()
                .orElseThrow()
                .images());
    }

    private static String mirror(String more) {
        return "<mirror job=\"copy\"" + more
                + " type=\"file\"><format type=\"qcow2\"/><source file=\"/copy\"/></mirror>";
    }

    @Test
    void aBlockJobShouldBeShownAndSaidOnceAndKeepTheDiskIn() {
        String target = "<target bus=\"virtio\"";
        become(target, mirror("") + target);
        become(mirror(""), mirror(" ready=\"yes\""));

        ReportedImage copy = new ReportedImage("file", "/copy", "qcow2");
        assertThat(images().mirror()).isEqualTo(new ReportedMirror("copy", true, copy));
        assertThat(engine.events(EventCode.DISK_JOB_FOUND))
                .as("said once")
                .singleElement()
                .asString()
                .contains("web", disk.toString(), "/copy");
        assertThat(engine.refusal(new DetachDisk(vm, disk))).containsExactly("DISK_HAS_BLOCK_JOB");

        become(mirror(" ready=\"yes\""), "");

        assertThat(images().mirror()).isNull();
        engine.done(new DetachDisk(vm, disk));
    }

    @Test
    void anImageThatWasSwitchedOnTheHostShouldBeAnAlert() {
        assertThat(images().top()).isEqualTo(image);

        become("file=\"" + image + "\"", "file=\"/copy\"");

        assertThat(images().top()).isEqualTo("/copy");
        assertThat(engine.events(EventCode.DISK_IMAGE_SWITCHED))
                .singleElement()
                .asString()
                .contains("web", disk.toString(), "/copy", image);
    }

    @Test
    void theImagesOfAStoppedVmShouldNotBeKnown() {
        engine.done(new StopVm(vm));

        assertThat(images()).isNull();
    }
}
