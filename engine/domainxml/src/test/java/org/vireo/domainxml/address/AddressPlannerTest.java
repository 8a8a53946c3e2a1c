package org.vireo.domainxml.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.vireo.model.device.RngDevice;
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
    void noTwoDevicesShouldGetOnePlace(@ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(entries);
        List<String> places = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            DeviceAddress address = plan.of(entry.device());
            if (address != null) {
                places.add((address instanceof Drive ? bus(entry.device()) : "") + address);
            }
        }
        plan.controllers().stream()
                .filter(controller -> controller.address() != null)
                .forEach(controller ->
                        places.add(String.valueOf(controller.address()).replace("+", "")));
        assertThat(places).doesNotHaveDuplicates();
    }

    @Property
    void everyPciAddressShouldHaveItsBus(@ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(entries);
        long rootPorts = plan.controllers().stream()
                .filter(controller -> controller.type().equals("pci"))
                .count();
        for (DeviceAddress address : plan.addresses().values()) {
            if (address instanceof Pci pci) {
                assertThat(pci.bus()).isLessThanOrEqualTo((int) rootPorts);
            }
        }
    }

    @Property
    void aPlanShouldHoldWhenItIsAskedForAgain(@ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(entries);
        List<DeviceEntry> stored = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            stored.add(new DeviceEntry(entry.device(), first.of(entry.device())));
        }
        assertThat(AddressPlanner.plan(stored)).isEqualTo(first);
    }

    @Property
    void addingADeviceShouldMoveNoOther(@ForAll("devices") List<DeviceEntry> entries) {
        AddressPlan first = AddressPlanner.plan(entries);
        List<DeviceEntry> more = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            more.add(new DeviceEntry(entry.device(), first.of(entry.device())));
        }
        more.add(new DeviceEntry(CdromDevice.empty(VmFixture.device(99)), null));
        assertThat(AddressPlanner.plan(more).addresses()).containsAllEntriesOf(first.addresses());
    }

    @Example
    void anAddressOfAnotherBusShouldBeForgotten() {
        DiskDevice moved = DiskDevice.attached(VmFixture.device(1), diskId(1), DiskBus.SATA);
        AddressPlan plan = AddressPlanner.plan(List.of(new DeviceEntry(moved, new Pci(0, 3, 0, 0))));
        assertThat(plan.of(moved)).isEqualTo(new Drive(0, 0, 0, 0));
    }

    @Example
    void sparePortsShouldStayFreeForHotPlug() {
        AddressPlan plan = AddressPlanner.plan(List.of(new DeviceEntry(RngDevice.urandom(VmFixture.device(1)), null)));
        assertThat(plan.controllers())
                .filteredOn(controller -> "pcie-root-port".equals(controller.model()))
                .hasSize(1 + MachineLayout.SPARE_ROOT_PORTS);
    }

    @Example
    void controllersShouldHaveDistinctNumbers() {
        List<PlannedController> all = MachineLayout.controllers(MachineLayout.MAX_ROOT_PORTS, 9);
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(all)
                .extracting(controller -> controller.type() + controller.index())
                .doesNotHaveDuplicates();
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

    private static String bus(Device device) {
        return device instanceof DiskDevice disk && disk.bus() == DiskBus.VIRTIO_SCSI ? "scsi " : "sata ";
    }
}
