package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.core.runtime.ModelJson;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.vm.CreateDomain;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.DiskCache;
import org.vireo.model.device.disk.IoLimit;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.vm.VmDevice;

/** Disks that come to running VMs and leave them: the configuration follows what the host did. */
class DiskHotPlugTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        inventory.pretendUp(vm);
        String domain = """
                <domain type="qemu"><name>web</name><uuid>%1$s</uuid><metadata>
                <v:vm xmlns:v="https://vireo-project.org/xmlns/vm/1" version="1"><v:id>%1$s</v:id></v:vm></metadata>
                <devices><disk type="file" device="cdrom"><target dev="sda" bus="scsi"/><alias name="ua-%2$s"/></disk>
                </devices></domain>""".formatted(vm, drive());
        engine.host().domains().startOutside(new CreateDomain(domain).xml());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private UUID drive() {
        return inventory.devices(vm).stream()
                .filter(row -> row.device() instanceof CdromDevice)
                .map(row -> row.deviceId().value())
                .findFirst()
                .orElseThrow();
    }

    private CdromMedium medium() {
        return inventory.devices(vm).stream()
                .map(VmDevice::device)
                .filter(CdromDevice.class::isInstance)
                .map(device -> ((CdromDevice) device).medium())
                .findFirst()
                .orElseThrow();
    }

    private UUID madeIso() {
        AddDisk command = new AddDisk(UUID.randomUUID(), inventory.storage, "iso", "", DiskFormat.RAW, 1 << 20);
        engine.done(command);
        return command.id();
    }

    private ConfigureDevice configure(UUID device, String patch) {
        try {
            return new ConfigureDevice(
                    vm, device, (ObjectNode) ModelJson.mapper().readTree(patch));
        } catch (JsonProcessingException e) {
            throw new AssertionError(patch, e);
        }
    }

    @Test
    void aCurrentMediumShouldReachTheRunningVmAlone() {
        UUID iso = madeIso();

        engine.done(new ChangeCdrom(vm, iso, true));
        assertThat(running()).contains(iso + ".raw");
        assertThat(medium()).isEqualTo(CdromMedium.EMPTY);

        engine.done(new ChangeCdrom(vm, null, true));
        assertThat(running()).doesNotContain(iso + ".raw");
        assertThat(engine.events(EventCode.VM_CD_CHANGED)).hasSize(2);
    }

    @Test
    void aMediumForTheNextStartShouldReachTheConfigurationAlone() {
        UUID iso = madeIso();

        engine.done(new ChangeCdrom(vm, iso, false));

        assertThat(medium()).isEqualTo(new CdromMedium.IsoDisk(new DiskId(iso)));
        assertThat(running()).doesNotContain(iso.toString());
    }

    @Test
    void aDiskThatLiesInADriveShouldNotBeRemoved() {
        UUID iso = madeIso();
        engine.done(new ChangeCdrom(vm, iso, false));
        assertThat(engine.refusal(new RemoveDisk(iso))).containsExactly("DISK_IN_DRIVE");

        engine.done(new ChangeCdrom(vm, null, false));
        String path = inventory.imagePaths().stream()
                .filter(image -> image.contains(iso.toString()))
                .findFirst()
                .orElseThrow();
        inventory.pretendSeen(vm, drive(), path);
        assertThat(engine.refusal(new RemoveDisk(iso))).containsExactly("DISK_IN_DRIVE");

        inventory.pretendSeen(vm, drive(), null);
        engine.done(new RemoveDisk(iso));
    }

    @Test
    void aDiskThatIsNoImageOfAMediumShouldBeRefused() {
        assertThat(engine.refusal(new ChangeCdrom(vm, madeDisk("cow"), false))).containsExactly("NO_ISO_IMAGE");
        assertThat(engine.refusal(new ChangeCdrom(vm, UUID.randomUUID(), false)))
                .containsExactly("NOT_FOUND");
        inventory.pretendDown(vm);
        assertThat(engine.refusal(new ChangeCdrom(vm, null, true))).containsExactly("VM_NOT_RUNNING");
    }

    @Test
    void howADiskIsAttachedShouldBeChangedByAPatch() {
        inventory.pretendDown(vm);
        UUID disk = madeDisk("data");
        engine.done(attach(disk, DiskBus.VIRTIO));

        engine.done(configure(
                disk,
                "{\"options\": {\"driver\": {\"cache\": \"WRITETHROUGH\", \"queues\": 2},"
                        + " \"limits\": {\"totalIops\": {\"perSecond\": 100, \"burstPerSecond\": 200}}}}"));

        DiskDevice device = inventory.devices(vm).stream()
                .map(VmDevice::device)
                .filter(DiskDevice.class::isInstance)
                .map(DiskDevice.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(device.options().driver().cache()).isEqualTo(DiskCache.WRITETHROUGH);
        assertThat(device.options().limits().totalIops()).isEqualTo(new IoLimit(100, 200, 0));
        assertThat(device.discard()).isTrue();
    }

    @Test
    void whatIsFixedOrImpossibleShouldBeRefusedWithTheReason() {
        inventory.pretendDown(vm);
        UUID disk = madeDisk("data");
        engine.done(attach(disk, DiskBus.VIRTIO));

        for (String patch : List.of(
                "{\"diskId\": \"" + UUID.randomUUID() + "\"}",
                "{\"kind\": \"CDROM\"}",
                "{\"colour\": \"red\"}",
                "{\"bus\": \"SCSI\"}",
                "{\"bus\": \"SATA\", \"readOnly\": true}",
                "{\"options\": {\"driver\": {\"io\": \"NATIVE\", \"cache\": \"UNSAFE\"}}}")) {
            assertThat(engine.refusal(configure(disk, patch))).as(patch).containsOnly("DEVICE");
        }
        assertThat(engine.refusal(configure(UUID.randomUUID(), "{}"))).containsExactly("NOT_FOUND");
    }

    private UUID madeDisk(String name) {
        AddDisk command = inventory.disk(name);
        engine.done(command);
        return command.id();
    }

    private AttachDisk attach(UUID disk, DiskBus bus) {
        return new AttachDisk(vm, disk, bus, false, false);
    }

    private String running() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    @Test
    void aDiskShouldBePluggedInAndTakenOut() {
        UUID disk = madeDisk("data");

        engine.done(attach(disk, DiskBus.VIRTIO));
        assertThat(running()).contains("ua-" + disk).contains("dev=\"vda\"");
        assertThat(inventory.disksOf(vm)).hasSize(1);

        engine.done(new DetachDisk(vm, disk));
        assertThat(running()).doesNotContain("ua-" + disk);
        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(engine.host().executed()).contains(Verb.DOMAIN_ATTACH_DEVICE, Verb.DOMAIN_DETACH_DEVICE);
    }

    @Test
    void aNewDiskShouldTakeNoNameThatAnotherHas() {
        UUID first = madeDisk("first");
        UUID second = madeDisk("second");
        engine.done(attach(first, DiskBus.VIRTIO));
        engine.done(attach(second, DiskBus.VIRTIO));
        engine.done(new DetachDisk(vm, first));
        UUID third = madeDisk("third");

        engine.done(attach(third, DiskBus.VIRTIO));

        assertThat(running()).contains("dev=\"vda\"").contains("dev=\"vdb\"").doesNotContain("dev=\"vdc\"");
    }

    @Test
    void whatTheHostRefusesShouldNotStayConfigured() {
        UUID disk = madeDisk("data");
        engine.host()
                .fail(
                        Verb.DOMAIN_ATTACH_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "no free port")));

        engine.ended(attach(disk, DiskBus.VIRTIO), TaskStatus.FAILED);

        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(inventory.diskRow(disk).status()).isEqualTo(DiskStatus.OK);
        assertThat(engine.events(EventCode.DISK_ATTACH_FAILED))
                .singleElement()
                .asString()
                .contains("data", "web", "no free port");
    }

    @Test
    void aDiskThatTheGuestKeepsShouldStayConfigured() {
        UUID disk = madeDisk("data");
        engine.done(attach(disk, DiskBus.VIRTIO_SCSI));
        engine.host().domains().guestsLetGo(false);

        engine.ended(new DetachDisk(vm, disk), TaskStatus.FAILED);

        assertThat(inventory.disksOf(vm)).hasSize(1);
        assertThat(engine.events(EventCode.DISK_DETACH_FAILED)).hasSize(1);
        engine.host().domains().guestsLetGo(true);
        engine.done(new DetachDisk(vm, disk));
        assertThat(inventory.disksOf(vm)).isEmpty();
    }

    @Test
    void aNewDiskWhoseImageIsMadeShouldStayADiskWhenItCannotBePluggedIn() {
        AddDisk disk = inventory.disk("data");
        engine.host()
                .fail(
                        Verb.DOMAIN_ATTACH_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "no free port")));

        engine.ended(new AddVmDisk(vm, disk, DiskBus.VIRTIO, false, false), TaskStatus.FAILED);

        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(inventory.diskRow(disk.id()).status()).isEqualTo(DiskStatus.OK);

        engine.done(new AddVmDisk(vm, inventory.disk("more"), DiskBus.VIRTIO, false, false));
        assertThat(inventory.disksOf(vm)).hasSize(1);
    }

    @Test
    void aDiskThatWasPluggedInBeforeAKillShouldNotBePluggedInAgain() {
        UUID disk = madeDisk("data");
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_ATTACH_DEVICE);
        UUID task = engine.accepted(attach(disk, DiskBus.VIRTIO));
        gate.awaitCall();
        engine.kill();
        gate.open();
        EngineFixture.awaitThat("The disk in the running VM", () -> running().contains("ua-" + disk));

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.disksOf(vm)).hasSize(1);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.DOMAIN_ATTACH_DEVICE);
    }

    @Test
    void aDiskOfAVmOfWhichNobodyKnowsShouldNotBeTakenForDetached() {
        UUID disk = madeDisk("data");
        engine.done(attach(disk, DiskBus.VIRTIO));
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_DETACH_DEVICE);
        UUID task = engine.accepted(new DetachDisk(vm, disk));
        gate.awaitCall();
        engine.kill();
        inventory.pretendUnknown(vm);
        engine.host()
                .fail(
                        Verb.DOMAIN_DETACH_DEVICE,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "busy")));

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FAILED);
        gate.open();
        assertThat(inventory.disksOf(vm)).hasSize(1);
    }

    @Test
    void whatTheBusOrThePauseForbidsShouldBeRefusedBefore() {
        UUID disk = madeDisk("data");
        assertThat(engine.refusal(attach(disk, DiskBus.SATA))).containsExactly("BUS_NOT_HOT_PLUGGABLE");
        assertThat(engine.refusal(new AttachDisk(vm, disk, DiskBus.SATA, false, true)))
                .containsExactlyInAnyOrder("BUS_NOT_HOT_PLUGGABLE", "DISK_ATTACHMENT");
    }
}
