package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.hostproxy.contract.ContractHost;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.host.Host;
import org.vireo.rest.host.HostDeviceNames;
import org.vireo.rest.problem.FaultException;

/** Devices that take something of a host, a disk or the board: who may give them, and that they reach the host. */
class DeviceOfHostTest {

    private static final String PCI = "{'kind': 'HOST_DEVICE', 'source': 'pci_0000_03_10_1', 'managed': true}";
    private static final String SHARE =
            "{'kind': 'FILESYSTEM', 'directory': '/srv/shared/web', 'tag': 'web', 'driver': 'PLAN9_MAPPED'}";
    private static final String LEASE =
            "{'kind': 'LEASE', 'lockspace': 'locks', 'key': 'web', 'path': '/srv/shared/leases', 'offsetBytes': 0}";
    private static final String DIMM = "{'kind': 'MEMORY', 'model': 'DIMM', 'sizeBytes': 268435456, 'node': 0}";
    private static final String NVDIMM = "{'kind': 'MEMORY', 'model': 'NVDIMM', 'sizeBytes': 268435456, 'node': 0,"
            + " 'store': {'path': '/srv/shared/nvdimm'}}";
    private static final String IOMMU = "{'kind': 'IOMMU', 'model': 'INTEL'}";
    private static final String CARD = "{'kind': 'SMARTCARD', 'mode': 'HOST'}";

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;
    private Caller manager;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        manager = engine.managerOf(vm);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void aDeviceShouldBeNamedByTheIdThatItsHostListsItUnder() {
        engine.host().nodeDevices(ContractHost.CARD);
        String id = UUID.nameUUIDFromBytes(
                        ("device pci_0000_03_00_0 of " + engine.hostId()).getBytes(StandardCharsets.UTF_8))
                .toString();
        HostDeviceNames names = engine.part(HostDeviceNames.class);
        VmView view = engine.part(VmQueries.class).find(vm, engine.admin()).orElseThrow();

        assertThat(names.of(id, view, engine.admin())).isEqualTo("pci_0000_03_00_0");
        assertThatThrownBy(() -> names.of(new UUID(1, 1).toString(), view, engine.admin()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.problem().status()).isEqualTo(404));
        engine.host().unreachable();
        assertThatThrownBy(() -> names.of(id, view, engine.admin()))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.problem().status()).isEqualTo(503));
    }

    @Test
    void anIdShouldNotStandForWhateverHasTheNameOnAnotherHost() {
        engine.database().transactions().run(() -> {
            Host other = new Host(UUID.randomUUID(), inventory.cluster, "h2", "", "h2.example", 54321);
            engine.database().hosts().add(other);
        });
        HostDeviceNames names = engine.part(HostDeviceNames.class);
        VmView view = engine.part(VmQueries.class).find(vm, engine.admin()).orElseThrow();
        String id = new UUID(1, 1).toString();

        assertThatThrownBy(() -> names.of(id, view, engine.admin()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("give the device's name");

        engine.done(new AddVmDisk(vm, inventory.disk("root"), DiskBus.VIRTIO, false, false));
        assertThatThrownBy(() -> names.of(id, view, engine.admin()))
                .as("its disk lies on one host")
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("no host device");
    }

    private AddVmDevice add(String document) {
        return new AddVmDevice(vm, UUID.randomUUID(), json(document));
    }

    private Device device(UUID id) {
        return inventory.devices(vm).stream()
                .filter(row -> row.deviceId().value().equals(id))
                .map(row -> Objects.requireNonNull(row.device()))
                .findFirst()
                .orElseThrow();
    }

    private boolean mayAdd(String document) {
        return !EngineFixture.isDenied(engine.submit(add(document), manager));
    }

    @Test
    void everyKindShouldReachTheHost() {
        for (String document : List.of(PCI, SHARE, LEASE, DIMM, IOMMU, "{'kind': 'FLOPPY', 'medium': 'empty'}")) {
            engine.done(add(document));
        }
        engine.done(new StartVm(vm, false));

        assertThat(engine.host().created())
                .singleElement()
                .satisfies(sent -> assertThat(sent.xml())
                        .contains("<hostdev ", "bus=\"0x03\" slot=\"0x10\" function=\"0x1\"")
                        .contains("<filesystem ", "dir=\"/srv/shared/web\"")
                        .contains("<lease>", "<lockspace>locks</lockspace>")
                        .contains("<memory model=\"dimm\"", "<iommu model=\"intel\"")
                        .contains("device=\"floppy\""));
    }

    @Test
    void whoManagesAVmAloneShouldGetNothingOfItsHosts() {
        for (String document : List.of(PCI, SHARE, LEASE, NVDIMM, CARD)) {
            assertThat(mayAdd(document)).as(document).isFalse();
        }
        for (String document : List.of(DIMM, IOMMU, "{'kind': 'SMARTCARD', 'mode': 'PASSTHROUGH'}")) {
            assertThat(mayAdd(document)).as(document).isTrue();
        }
    }

    @Test
    void aMediumInAFloppyDriveShouldNeedTheRightOnItsDisk() {
        AddDisk disk = inventory.disk("secret");
        engine.done(disk);

        assertThat(mayAdd("{'kind': 'FLOPPY', 'medium': 'disk:" + disk.id() + "'}"))
                .isFalse();
        assertThat(engine.refusal(add("{'kind': 'FLOPPY', 'medium': 'disk:" + disk.id() + "'}")))
                .containsExactly("NO_ISO_IMAGE");
    }

    @Test
    void filesOfHostsShouldLieInTheFoldersThatAreOpen() {
        for (String path : List.of("/etc", "/srv/shared/../../etc", "/srv/sharedelse")) {
            assertThat(engine.violations(add(LEASE.replace("/srv/shared/leases", path))))
                    .as(path)
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.code()).isEqualTo("HOST_PATH");
                        assertThat(violation.text()).contains(path, "/srv/shared", "--host-directories");
                    });
        }
        assertThat(engine.refusal(add(NVDIMM.replace("/srv/shared/nvdimm", "/dev/sda"))))
                .containsExactly("HOST_PATH");
        assertThat(engine.refusal(add(PCI.replace("}", ", 'rom': {'file': '/etc/shadow'}}"))))
                .containsExactly("HOST_PATH");
        assertThat(engine.refusal(add(SHARE.replace("/srv/shared/web", "/root"))))
                .containsExactly("HOST_PATH");
    }

    @Test
    void whatAVmHasOnceShouldNotBeAddedTwice() {
        for (String document : List.of(PCI, SHARE, LEASE, IOMMU, CARD)) {
            engine.done(add(document));
            assertThat(engine.refusal(add(document))).as(document).containsExactly("DEVICE_THERE");
        }
        engine.done(add("{'kind': 'FLOPPY', 'medium': 'empty'}"));
        engine.done(add("{'kind': 'FLOPPY', 'medium': 'empty'}"));
        assertThat(engine.refusal(add("{'kind': 'FLOPPY', 'medium': 'empty'}"))).containsExactly("NO_ROOM");
    }

    @Test
    void whatIsImpossibleShouldBeSaidInWords() {
        assertThat(engine.violations(add(DIMM.replace("'node': 0", "'node': 3"))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("[node] 3", "1 NUMA nodes"));
        assertThat(engine.violations(add(PCI.replace("pci_0000_03_10_1", "eth0"))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("eth0", "pci_0000_03_10_1"));
        assertThat(engine.violations(add("{'kind': 'LEASE', 'lockspace': 'a', 'key': 'b'}")))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.text()).contains("path"));
    }

    @Test
    void aRunningVmShouldHaveToStopForWhatCannotBePluggedIn() {
        inventory.pretendUp(vm);

        assertThat(engine.violations(add("{'kind': 'PANIC', 'model': 'ISA'}")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("web", "Stop the VM first"));
    }

    @Test
    void aPatchShouldNeedTheSameRightsAndFollowTheSameRules() {
        AddVmDevice share = add(SHARE);
        AddVmDevice dimm = add(DIMM);
        engine.done(share);
        engine.done(dimm);

        assertThat(EngineFixture.isDenied(
                        engine.submit(new ConfigureDevice(vm, share.deviceId(), json("{'tag': 'x'}")), manager)))
                .isTrue();
        assertThat(EngineFixture.isDenied(engine.submit(
                        new ConfigureDevice(
                                vm, dimm.deviceId(), json("{'model': 'NVDIMM', 'store': {'path': '/srv/shared/x'}}")),
                        manager)))
                .isTrue();
        assertThat(engine.refusal(new ConfigureDevice(vm, share.deviceId(), json("{'directory': '/etc'}"))))
                .containsExactly("HOST_PATH");
        assertThat(engine.refusal(new ConfigureDevice(vm, share.deviceId(), json("{'kind': 'LEASE'}"))))
                .containsExactly("DEVICE");

        engine.done(new ConfigureDevice(vm, share.deviceId(), json("{'tag': 'files'}")));
        assertThat(device(share.deviceId()).toString()).contains("files");
    }

    @Test
    void optionsOfANicShouldBeOpenToAPatchButNotItsIdentity() {
        AddNic nic = new AddNic(vm, UUID.randomUUID(), "nic1", inventory.profile, NicModel.VIRTIO, null, true);
        engine.done(nic);

        engine.done(new ConfigureDevice(
                vm, nic.nicId(), json("{'options': {'driver': {'queues': 2}, 'addresses': ['192.0.2.7']}}")));

        assertThat(device(nic.nicId())).isInstanceOfSatisfying(NicDevice.class, card -> {
            assertThat(card.options().driver().queues()).isEqualTo(2);
            assertThat(card.options().addresses()).hasSize(1);
        });
        for (String patch : List.of("{'mac': '52:54:00:00:00:01'}", "{'options': {'teaming': null}}")) {
            assertThat(engine.refusal(new ConfigureDevice(vm, nic.nicId(), json(patch))))
                    .as(patch)
                    .containsExactly("DEVICE");
        }
        String function = "{'options': {'virtualFunction': 'pci_0000_03_10_1'}}";
        assertThat(EngineFixture.isDenied(engine.submit(new ConfigureDevice(vm, nic.nicId(), json(function)), manager)))
                .isTrue();
    }

    @Test
    void twoDevicesShouldNotHaveOnePlaceInTheBootOrder() {
        AddDisk disk = inventory.disk("data");
        engine.done(disk);
        engine.done(new AttachDisk(vm, disk.id(), DiskBus.VIRTIO, true, false));
        AddVmDevice host = add(PCI);
        engine.done(host);

        assertThat(engine.refusal(new ConfigureDevice(vm, host.deviceId(), json("{'bootOrder': 1}"))))
                .containsExactly("BOOT_ORDER");
    }

    @Test
    void aDeviceShouldBeTakenOffAgain() {
        AddVmDevice host = add(PCI);
        engine.done(host);

        engine.done(new RemoveVmDevice(vm, host.deviceId()));

        assertThat(inventory.devices(vm))
                .noneMatch(row -> row.deviceId().value().equals(host.deviceId()));
    }
}
