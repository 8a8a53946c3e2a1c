package org.vireo.domainxml.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.Place;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.hardware.Platform;
import org.vireo.model.spec.DeviceEntry;

/** Disks and drives on the buses that number their own units. */
class DrivePlacesTest {

    @Provide
    Arbitrary<List<DeviceEntry>> drives() {
        Arbitrary<List<DeviceAddress>> stored = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 7))
                .as((controller, bus, unit) -> (DeviceAddress) new Drive(controller, bus, 0, unit))
                .list()
                .ofMaxSize(1);
        return Combinators.combine(Arbitraries.integers().between(0, 6), stored)
                .as(Tuple::of)
                .list()
                .ofMaxSize(30)
                .map(kinds -> {
                    List<DeviceEntry> entries = new ArrayList<>();
                    for (int i = 0; i < kinds.size(); i++) {
                        List<DeviceAddress> address = kinds.get(i).get2();
                        entries.add(new DeviceEntry(
                                device(kinds.get(i).get1(), i + 1), address.isEmpty() ? null : address.getFirst()));
                    }
                    return entries;
                });
    }

    @Property
    void noTwoDrivesShouldGetOnePlaceOfABus(
            @ForAll Chipset chipset,
            @ForAll @IntRange(max = 12) int threads,
            @ForAll("drives") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, Platform.DEFAULT.withIoThreads(threads), entries);
        List<String> places = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            if (plan.of(entry.device()) != null) {
                places.add(MachineLayout.of(chipset).place(entry.device()) + " " + plan.of(entry.device()));
            }
        }
        assertThat(places).doesNotHaveDuplicates();
    }

    @Property
    void everyScsiUnitShouldHaveItsController(
            @ForAll Chipset chipset,
            @ForAll @IntRange(max = 12) int threads,
            @ForAll("drives") List<DeviceEntry> entries) {
        AddressPlan plan = AddressPlanner.plan(chipset, Platform.DEFAULT.withIoThreads(threads), entries);
        Set<Integer> controllers = plan.controllers().stream()
                .filter(controller -> controller.type().equals("scsi"))
                .map(PlannedController::index)
                .collect(Collectors.toSet());
        for (DeviceEntry entry : entries) {
            if (MachineLayout.of(chipset).place(entry.device()) == Place.SCSI) {
                assertThat(plan.of(entry.device()))
                        .isInstanceOfSatisfying(
                                Drive.class, drive -> assertThat(controllers).contains(drive.controller()));
            }
        }
    }

    @Property
    void neitherAnEditNorOtherThreadsShouldMoveADrive(
            @ForAll Chipset chipset,
            @ForAll @IntRange(max = 12) int before,
            @ForAll @IntRange(max = 12) int after,
            @ForAll("drives") List<DeviceEntry> entries) {
        List<DeviceEntry> stored = new ArrayList<>();
        AddressPlan first = AddressPlanner.plan(chipset, Platform.DEFAULT.withIoThreads(before), entries);
        entries.forEach(entry -> stored.add(new DeviceEntry(entry.device(), first.of(entry.device()))));
        if (!stored.isEmpty()) {
            stored.remove(stored.size() / 2);
        }
        stored.add(new DeviceEntry(device(0, 98), null));
        stored.add(new DeviceEntry(device(1, 99), null));
        AddressPlan second = AddressPlanner.plan(chipset, Platform.DEFAULT.withIoThreads(after), stored);
        for (DeviceEntry entry : stored) {
            DeviceAddress old = entry.address();
            if (old != null) {
                assertThat(second.of(entry.device())).isEqualTo(old);
            }
        }
    }

    @Example
    void disksShouldBeSharedOutToTheControllersOfTheThreads() {
        List<DeviceEntry> entries = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            entries.add(new DeviceEntry(device(0, number), null));
        }
        AddressPlan plan = AddressPlanner.plan(Chipset.Q35, Platform.DEFAULT.withIoThreads(3), entries);
        assertThat(entries.stream().map(entry -> String.valueOf(plan.of(entry.device()))))
                .containsExactly(
                        "drive:0:0:0:0",
                        "drive:1:0:0:0",
                        "drive:2:0:0:0",
                        "drive:0:0:0:1",
                        "drive:1:0:0:1",
                        "drive:2:0:0:1");
    }

    @Example
    void aFullControllerShouldBeFollowedByAnother() {
        List<DeviceEntry> entries = new ArrayList<>();
        for (int number = 1; number <= 300; number++) {
            entries.add(new DeviceEntry(device(0, number), null));
        }
        AddressPlan plan = AddressPlanner.plan(Chipset.Q35, entries);
        assertThat(plan.addresses()).hasSize(300);
        assertThat(plan.controllers())
                .filteredOn(controller -> controller.type().equals("scsi"))
                .hasSize(2);
    }

    @Example
    void aBusThatTheBoardLacksShouldHaveNoPlace() {
        DeviceEntry floppy = new DeviceEntry(device(5, 2), null);
        assertThat(AddressPlanner.plan(Chipset.VIRT, List.of(floppy)).of(floppy.device()))
                .isNull();
    }

    private static Device device(int kind, int number) {
        return switch (kind) {
            case 0 -> disk(number, DiskBus.VIRTIO_SCSI);
            case 1 -> disk(number, DiskBus.SATA);
            case 2 -> cdrom(number, CdromBus.SATA);
            case 3 -> cdrom(number, CdromBus.MAINBOARD);
            case 4 -> cdrom(number, CdromBus.VIRTIO_SCSI);
            case 5 -> new FloppyDevice(VmFixture.device(number), CdromMedium.EMPTY);
            default -> disk(number, DiskBus.USB);
        };
    }

    private static Device disk(int number, DiskBus bus) {
        return DiskDevice.attached(VmFixture.device(number), diskId(number), bus);
    }

    private static Device cdrom(int number, CdromBus bus) {
        return new CdromDevice(VmFixture.device(number), CdromMedium.EMPTY, null, bus);
    }
}
