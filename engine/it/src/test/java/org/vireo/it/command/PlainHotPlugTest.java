package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.RemoveVmDevice;
import org.vireo.core.runtime.ModelJson;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmDevice;

/** Devices without commands of their own, and limits of disks, in running VMs. */
class PlainHotPlugTest {

    private static final String RNG = "{\"kind\": \"RNG\", \"source\": \"URANDOM\"}";
    private static final String MODULE = "{\"kind\": \"MEMORY\", \"model\": \"DIMM\", \"sizeBytes\": 134217728}";

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        PlatformPatch room = PlatformPatch.NONE.with("memory.maxBytes", 4 * Inventory.GIB);
        engine.done(new UpdateVm(vm, new VmChanges(null, null, null, null, null, null, null, null, null, null, room)));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) ModelJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private AddVmDevice add(String document) {
        return new AddVmDevice(vm, UUID.randomUUID(), json(document));
    }

    private Optional<Device> device(UUID id) {
        return inventory.devices(vm).stream()
                .filter(row -> row.deviceId().value().equals(id))
                .map(VmDevice::device)
                .findFirst();
    }

    private String running() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    private static Fault refusal(String words) {
        return new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, words));
    }

    private DiskDevice madeDisk() {
        AddDisk disk = inventory.disk("data");
        engine.done(new AddVmDisk(vm, disk, DiskBus.VIRTIO, false, false));
        return (DiskDevice) device(disk.id()).orElseThrow();
    }

    @Test
    void aDeviceShouldBePluggedInAndTakenOut() {
        engine.done(new StartVm(vm, null));
        AddVmDevice added = add(RNG);

        engine.done(added);
        assertThat(running()).contains("ua-" + added.deviceId());
        assertThat(engine.events(EventCode.VM_DEVICE_ADDED))
                .singleElement()
                .asString()
                .contains("RNG", "plugged in");

        engine.done(new RemoveVmDevice(vm, added.deviceId()));
        assertThat(running()).doesNotContain("ua-" + added.deviceId());
        assertThat(device(added.deviceId())).isEmpty();
        assertThat(engine.events(EventCode.VM_DEVICE_REMOVED)).hasSize(1);
    }

    @Test
    void whatTheHostRefusesShouldNotBeKept() {
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_ATTACH_DEVICE, refusal("No more available PCI slots"));
        AddVmDevice added = add(RNG);

        engine.ended(added, TaskStatus.FAILED);

        assertThat(device(added.deviceId())).isEmpty();
        assertThat(engine.events(EventCode.VM_DEVICE_ADD_FAILED))
                .singleElement()
                .asString()
                .contains("No more available PCI slots");
    }

    @Test
    void aDeviceThatTheGuestKeepsShouldStay() {
        AddVmDevice added = add(RNG);
        engine.done(added);
        engine.done(new StartVm(vm, null));
        engine.host().domains().guestsLetGo(false);

        engine.ended(new RemoveVmDevice(vm, added.deviceId()), TaskStatus.FAILED);

        assertThat(device(added.deviceId())).isPresent();
        assertThat(engine.events(EventCode.VM_DEVICE_REMOVE_FAILED)).hasSize(1);
    }

    @Test
    void kindsThatCannotBePluggedShouldWaitForTheVmToBeDown() {
        engine.done(new StartVm(vm, null));

        assertThat(engine.violations(add("{\"kind\": \"TPM\", \"model\": \"CRB\"}")))
                .anySatisfy(violation -> assertThat(violation.text()).contains("TPM", "web", "Stop the VM first"));
    }

    @Test
    void takingOutMemoryThatTheVmWasGivenShouldLowerItsSize() {
        engine.done(new StartVm(vm, null));
        long more = Inventory.GIB + (128L << 20);
        engine.done(new UpdateVm(vm, Inventory.withMemory(null, more)));
        UUID module = inventory.devices(vm).stream()
                .filter(row -> row.device() instanceof MemoryDevice)
                .map(row -> row.deviceId().value())
                .findFirst()
                .orElseThrow();

        engine.done(new RemoveVmDevice(vm, module));

        assertThat(inventory.vm(vm).settings().memoryBytes()).isEqualTo(Inventory.GIB);
        assertThat(running()).doesNotContain("<memory model");
    }

    @Test
    void aModuleThatAUserAddsShouldLieBesideTheConfiguredSize() {
        engine.done(new StartVm(vm, null));
        AddVmDevice added = add(MODULE);

        engine.done(added);

        assertThat(running()).contains("<memory model");
        assertThat(inventory.vm(vm).settings().memoryBytes()).isEqualTo(Inventory.GIB);
        assertThat(engine.refusal(add(MODULE.replace("}", ", \"hotPlugged\": true}"))))
                .containsExactly("DEVICE");
    }

    @Test
    void limitsShouldReachTheRunningDiskWithAllTheirValues() {
        UUID disk = madeDisk().id().value();
        engine.done(new StartVm(vm, null));

        engine.done(new ConfigureDevice(
                vm, disk, json("{\"options\": {\"limits\": {\"totalBytes\": {\"perSecond\": 7000}}}}")));
        assertThat(running()).contains("<total_bytes_sec>7000</total_bytes_sec>");

        engine.done(new ConfigureDevice(vm, disk, json("{\"options\": {\"limits\": null}}")));
        assertThat(running()).doesNotContain("total_bytes_sec");
        assertThat(madeLimits(disk)).containsExactly(true);
    }

    private List<Boolean> madeLimits(UUID disk) {
        return device(disk).stream()
                .map(device -> ((DiskDevice) device).options().limits().isNone())
                .toList();
    }

    @Test
    void limitsThatTheHostRefusesShouldStayOutOfTheConfiguration() {
        UUID disk = madeDisk().id().value();
        engine.done(new StartVm(vm, null));
        engine.host().fail(Verb.DOMAIN_SET_BLOCK_IO_TUNE, refusal("no"));

        engine.ended(
                new ConfigureDevice(
                        vm, disk, json("{\"options\": {\"limits\": {\"totalIops\": {\"perSecond\": 10}}}}")),
                TaskStatus.FAILED);

        assertThat(madeLimits(disk)).containsExactly(true);
        assertThat(engine.events(EventCode.VM_DEVICE_UPDATE_FAILED)).hasSize(1);
        assertThat(engine.refusal(
                        new ConfigureDevice(vm, disk, json("{\"options\": {\"driver\": {\"cache\": \"NONE\"}}}"))))
                .containsExactly("VM_NOT_DOWN");
    }
}
