package org.vireo.it.command;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmSettings;

/** A running VM with room for more processors and memory. */
abstract class LiveMachineCase {

    static final long MODULE = 128L << 20;

    EngineFixture engine;
    Inventory inventory;
    Monitor monitor;
    UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        PlatformPatch room = PlatformPatch.NONE
                .with("cpu.maxSockets", 4)
                .with("memory.maxBytes", 4 * Inventory.GIB)
                .with("memory.slots", 2);
        engine.done(update(null, null, room, false));
        engine.done(new StartVm(vm, null));
        inventory.pretendUp(vm);
        monitor = new Monitor(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    UpdateVm update(
            @Nullable Long memory, @Nullable Integer sockets, @Nullable PlatformPatch platform, boolean nextRun) {
        CpuTopology topology = sockets == null ? null : new CpuTopology(sockets, 1, 1);
        return new UpdateVm(
                vm, new VmChanges(null, null, null, memory, topology, null, null, null, null, null, platform), nextRun);
    }

    VmSettings settings() {
        return inventory.vm(vm).settings();
    }

    String running() {
        return engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
    }

    List<MemoryDevice> modules() {
        return inventory.devices(vm).stream()
                .map(VmDevice::device)
                .filter(MemoryDevice.class::isInstance)
                .map(MemoryDevice.class::cast)
                .toList();
    }

    static Fault refusal(String words) {
        return new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, words));
    }
}
