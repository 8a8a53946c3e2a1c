package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.host.Host;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.DeviceState;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class VmDevicesTest {

    private static TestDatabase db;
    private static Samples samples;
    private static Cluster cluster;
    private static Disk disk;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
        cluster = samples.cluster("cluster", samples.dataCenter("dc"));
        Host host = samples.host("host", cluster);
        disk = samples.disk("disk", samples.storageDomain("storage", host));
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfDeviceComesBackWhole(DeviceKind kind) {
        Vm vm = samples.vm("vm-with-" + kind, cluster);
        List<VmDevice> made = DeviceSamples.of(kind, new DiskId(disk.id())).stream()
                .collect(Collectors.toMap(
                        device -> device.id().value(), device -> device, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .map(device -> new VmDevice(vm.id(), device))
                .toList();
        made.forEach(device ->
                device.reported(DeviceState.PAIRED, new DeviceAddress.Pci(0, 2, 0, 1, true), "ua-a", "vnet0"));
        db.transactions().run(() -> made.forEach(db.vms()::addDevice));
        assertThat(made).isNotEmpty();
        assertThat(db.transactions().call(() -> db.vms().devices(vm.id())))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void configuredDevicesComeBeforeThoseOfTheHost() {
        Vm vm = samples.vm("sorted", cluster);
        DeviceId low = new DeviceId(new UUID(0, 1));
        DeviceId high = new DeviceId(new UUID(0x7fff_ffff_ffff_ffffL, 1));
        db.transactions()
                .run(() -> Stream.of(
                                new VmDevice(vm.id(), DiskDevice.attached(high, new DiskId(disk.id()), DiskBus.SATA)),
                                VmDevice.unmanaged(vm.id(), new UUID(0, 0), "controller"),
                                new VmDevice(vm.id(), DiskDevice.attached(low, new DiskId(disk.id()), DiskBus.SATA)))
                        .forEach(db.vms()::addDevice));
        List<VmDevice> read = db.transactions().call(() -> db.vms().devices(vm.id()));
        assertThat(read)
                .extracting(device -> device.deviceId().value())
                .containsExactly(low.value(), high.value(), new UUID(0, 0));
        assertThat(db.transactions().call(() -> db.vms().devicesOf(List.of(vm.id(), UUID.randomUUID()))))
                .usingRecursiveComparison()
                .isEqualTo(Map.of(vm.id(), read));
        assertThat(db.transactions().call(() -> db.vms().devicesWithDisks(List.of(disk.id()))))
                .extracting(VmDevice::vmId)
                .contains(vm.id());
    }

    @Test
    void cardsAreFoundByTheirProfile() {
        Vm vm = samples.vm("with-profile", cluster);
        VnicProfileId profile = new VnicProfileId(UUID.randomUUID());
        NicDevice nic = new NicDevice(
                new DeviceId(UUID.randomUUID()),
                "nic1",
                MacAddress.of("56:6f:1a:00:00:77"),
                profile,
                NicModel.VIRTIO,
                true,
                null);
        db.transactions().run(() -> db.vms().addDevice(new VmDevice(vm.id(), nic)));
        assertThat(db.transactions().call(() -> db.vms().devicesWithProfiles(List.of(profile.value()))))
                .extracting(VmDevice::deviceId)
                .containsExactly(nic.id());
        assertThat(db.transactions().call(() -> db.vms().devicesWithProfiles(List.of(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void aMacAddressIsUsedByAConfiguredNicOnly() {
        Vm vm = samples.vm("with-nic", cluster);
        NicDevice nic =
                NicDevice.virtio(new DeviceId(UUID.randomUUID()), "nic1", MacAddress.of("56:6f:1a:00:0a:01"), null);
        db.transactions().run(() -> db.vms().addDevice(new VmDevice(vm.id(), nic)));
        assertThat(db.transactions().call(() -> db.vms().isMacUsed("56:6F:1A:00:0A:01")))
                .isTrue();
        assertThat(db.transactions().call(() -> db.vms().isMacUsed("56:6f:1a:00:0a:02")))
                .isFalse();
    }

    @Test
    void aNicMayTakeTheMacAddressOfOneThatGoes() {
        Vm vm = samples.vm("re-plugged", cluster);
        MacAddress mac = MacAddress.of("56:6f:1a:00:0b:01");
        NicDevice old = NicDevice.virtio(new DeviceId(UUID.randomUUID()), "nic1", mac, null);
        NicDevice young = NicDevice.virtio(new DeviceId(UUID.randomUUID()), "nic1", mac, null);
        db.transactions().run(() -> db.vms().addDevice(new VmDevice(vm.id(), old)));
        db.transactions().run(() -> {
            db.vms().devices(vm.id()).forEach(db.vms()::removeDevice);
            db.vms().addDevice(new VmDevice(vm.id(), young));
        });
        assertThat(db.transactions().call(() -> db.vms().devices(vm.id())))
                .extracting(VmDevice::deviceId)
                .containsExactly(young.id());
    }
}
