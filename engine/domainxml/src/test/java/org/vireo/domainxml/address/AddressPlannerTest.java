package org.vireo.domainxml.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.Place;
import org.vireo.model.device.RngDevice;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.UsbBus;
import org.vireo.model.id.MacAddress;
import org.vireo.model.spec.DeviceEntry;

class AddressPlannerTest {

    @Provide
    Arbitrary<List<DeviceEntry>> devices() {
        Arbitrary<@Nullable DeviceAddress> addresses = Arbitraries.oneOf(
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 20),
                                        Arbitraries.integers().between(0, 0x1f),
                                        Arbitraries.integers().between(0, 1))
                                .as((bus, slot, function) -> new Pci(0, bus, slot, function)),
                        Arbitraries.integers().between(1, 20).map(bus -> new Pci(0, bus, 0, 0)),
                        Arbitraries.integers().between(0, 8).map(unit -> new Drive(0, 0, 0, unit)))
                .<@Nullable DeviceAddress>map(address -> address)
                .injectNull(0.3);
        return Combinators.combine(Arbitraries.integers().between(0, 5), addresses)
                .as((kind, address) -> Map.entry(kind, new Holder(address)))
                .list()
                .ofMaxSize(20)
                .map(kinds -> {
                    List<DeviceEntry> entries = new ArrayList<>();
                    for (int i = 0; i < kinds.size(); i++) {
                        entries.add(new DeviceEntry(
                                device(kinds.get(i).getKey(), i + 1),
                                kinds.get(i).getValue().address()));
                    }
                    return entries;
                });
    }

    private record Holder(@Nullable DeviceAddress address) {}

    @Property
    void noTwoDevicesShouldGetOnePlace(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, entries);
        List<String> places = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            DeviceAddress address = plan.of(entry.device());
            if (address != null) {
                places.add(
                        MachineLayout.of(chipset).place(entry.device()) instanceof Place place
                                        && address instanceof Drive
                                ? place + " " + address
                                : address.toString().replace("+", ""));
            }
        }
        plan.controllers()
                .forEach(controller ->
                        places.add(String.valueOf(controller.address()).replace("+", "")));
        assertThat(places).doesNotHaveDuplicates();
    }

    @Property
    void everyPciAddressShouldHaveItsBus(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, entries);
        Set<Integer> buses = plan.controllers().stream()
                .filter(controller -> controller.type().equals("pci"))
                .map(PlannedController::index)
                .collect(Collectors.toCollection(HashSet::new));
        buses.add(0);
        for (DeviceAddress address : plan.addresses().values()) {
            if (address instanceof Pci pci) {
                assertThat(buses).contains(pci.bus());
            }
        }
    }

    @Property
    void everyDriveShouldHaveItsController(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, entries);
        long sata = plan.controllers().stream()
                        .filter(controller -> controller.type().equals("sata"))
                        .count()
                + (chipset == Chipset.Q35 ? 1 : 0);
        for (DeviceEntry entry : entries) {
            if (MachineLayout.of(chipset).place(entry.device()) == Place.SATA
                    && plan.of(entry.device()) instanceof Drive drive) {
                assertThat((long) drive.controller()).isLessThan(sata);
            }
        }
    }

    @Property
    void thereShouldBeRoomForPluggingIntoTheRunningMachine(
            @ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, entries);
        Set<Integer> slots = plan.controllers().stream()
                .filter(controller -> "pcie-root-port".equals(controller.model()))
                .map(PlannedController::index)
                .collect(Collectors.toCollection(HashSet::new));
        long onExpress = entries.stream()
                .filter(entry -> MachineLayout.of(chipset).place(entry.device()) == Place.PCI_EXPRESS)
                .count();
        assertThat(chipset == Chipset.I440FX || slots.size() >= onExpress + PciExpressLayout.SPARE_ROOT_PORTS)
                .isTrue();
    }

    @Property
    void removingADeviceShouldMoveNoOther(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(chipset, entries);
        List<DeviceEntry> fewer = stored(entries, first);
        if (!fewer.isEmpty()) {
            DeviceEntry gone = fewer.remove(fewer.size() / 2);
            AddressPlan second = AddressPlanner.plan(chipset, fewer);
            fewer.stream()
                    .filter(entry -> entry.address() != null)
                    .forEach(entry -> assertThat(second.of(entry.device())).isEqualTo(entry.address()));
            assertThat(second.addresses()).doesNotContainKey(gone.device().id());
        }
    }

    /** What libvirt chose for new devices comes back as a stored address and holds. */
    @Property
    void aDeviceOnAFreePortShouldStayThere(@ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(Chipset.Q35, entries);
        Set<Integer> used = new HashSet<>();
        first.addresses().values().forEach(address -> used.add(address instanceof Pci pci ? pci.bus() : 0));
        List<DeviceEntry> started = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            DeviceAddress address = first.of(entry.device());
            if (address == null && MachineLayout.of(Chipset.Q35).place(entry.device()) == Place.PCI_EXPRESS) {
                int bus = 1;
                while (!used.add(bus)) {
                    bus++;
                }
                address = new Pci(0, bus, 0, 0);
            }
            started.add(new DeviceEntry(entry.device(), address));
        }
        AddressPlan again = AddressPlanner.plan(Chipset.Q35, started);
        started.forEach(entry -> assertThat(again.of(entry.device())).isEqualTo(entry.address()));
        assertThat(again.controllers()).containsAll(first.controllers());
    }

    @Property
    void anotherBoardShouldKeepNoAddressThatItDoesNotHave(@ForAll("devices") List<DeviceEntry> entries) {
        for (Chipset from : Chipset.values()) {
            for (Chipset to : Chipset.values()) {
                List<DeviceEntry> moved = stored(entries, AddressPlanner.plan(from, entries));
                noTwoDevicesShouldGetOnePlace(to, moved);
                everyPciAddressShouldHaveItsBus(to, moved);
            }
        }
    }

    private static List<DeviceEntry> stored(List<DeviceEntry> entries, AddressPlan plan) {
        List<DeviceEntry> stored = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            stored.add(new DeviceEntry(entry.device(), plan.of(entry.device())));
        }
        return stored;
    }

    @Property
    void aPlanShouldHoldWhenItIsAskedForAgain(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(chipset, entries);
        assertThat(AddressPlanner.plan(chipset, stored(entries, first))).isEqualTo(first);
    }

    @Property
    void addingADeviceShouldMoveNoOther(@ForAll Chipset chipset, @ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(chipset, entries);
        List<DeviceEntry> more = stored(entries, first);
        more.add(new DeviceEntry(CdromDevice.empty(VmFixture.device(99)), null));
        assertThat(AddressPlanner.plan(chipset, more).addresses()).containsAllEntriesOf(first.addresses());
    }

    @Example
    void anAddressOfAnotherBusShouldBeForgotten() {
        DiskDevice moved = DiskDevice.attached(VmFixture.device(1), diskId(1), DiskBus.SATA);
        AddressPlan plan = AddressPlanner.plan(Chipset.Q35, List.of(new DeviceEntry(moved, new Pci(0, 3, 0, 0))));
        assertThat(plan.of(moved)).isEqualTo(new Drive(0, 0, 0, 0));
    }

    @Example
    void sparePortsShouldStayFreeForHotPlug() {
        AddressPlan plan = AddressPlanner.plan(
                Chipset.Q35, List.of(new DeviceEntry(RngDevice.urandom(VmFixture.device(1)), null)));
        assertThat(plan.controllers())
                .filteredOn(controller -> "pcie-root-port".equals(controller.model()))
                .hasSize(1 + PciExpressLayout.SPARE_ROOT_PORTS);
    }

    @Example
    void controllersShouldHaveDistinctNumbers() {
        for (Chipset chipset : Chipset.values()) {
            List<PlannedController> all = MachineLayout.of(chipset)
                    .controllers(new MachineLayout.Need(
                            PciExpressLayout.MAX_ROOT_PORTS,
                            100,
                            100,
                            MachineLayout.MAX_SATA_CONTROLLERS,
                            UsbLayout.of(chipset, UsbBus.DEFAULT),
                            ScsiUnits.forStart(ScsiUnits.MAX_CONTROLLERS, 99).planned()));
            assertThat(all)
                    .extracting(controller -> controller.type() + controller.index())
                    .doesNotHaveDuplicates();
            assertThat(all)
                    .extracting(
                            controller -> String.valueOf(controller.address()).replace("+", ""))
                    .doesNotHaveDuplicates();
        }
    }

    @Example
    void manyCardsShouldGetABridgeOnAnOldBoard() {
        List<DeviceEntry> cards = new ArrayList<>();
        for (int number = 1; number <= 40; number++) {
            cards.add(new DeviceEntry(RngDevice.urandom(VmFixture.device(number)), null));
        }
        AddressPlan plan = AddressPlanner.plan(Chipset.I440FX, cards);
        assertThat(plan.addresses()).hasSize(40);
        assertThat(plan.controllers()).extracting(PlannedController::model).contains("pci-bridge");
    }

    private static Device device(int kind, int number) {
        return switch (kind) {
            case 0 -> DiskDevice.attached(VmFixture.device(number), diskId(number), DiskBus.VIRTIO);
            case 1 -> DiskDevice.attached(VmFixture.device(number), diskId(number), DiskBus.VIRTIO_SCSI);
            case 2 -> DiskDevice.attached(VmFixture.device(number), diskId(number), DiskBus.SATA);
            case 3 -> CdromDevice.empty(VmFixture.device(number));
            case 4 -> RngDevice.urandom(VmFixture.device(number));
            default ->
                new NicDevice(
                        VmFixture.device(number),
                        "nic",
                        MacAddress.of("56:6f:1a:00:00:01"),
                        null,
                        NicModel.E1000,
                        true,
                        null);
        };
    }
}
