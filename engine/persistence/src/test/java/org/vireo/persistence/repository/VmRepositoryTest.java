package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.MultiQueue;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.hardware.UsbBus;
import org.vireo.model.hardware.UsbController;
import org.vireo.model.hardware.VirtioScsi;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostLoad;
import org.vireo.model.template.Template;
import org.vireo.model.vm.GuestInfo;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;
import org.vireo.persistence.test.HardwareSamples;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class VmRepositoryTest {

    private static TestDatabase db;
    private static Samples samples;
    private static Cluster cluster;
    private static Host host;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
        cluster = samples.cluster("cluster", samples.dataCenter("dc"));
        host = samples.host("host", cluster);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void aVmComesBackWhole() {
        Initialization initialization = new Initialization(
                "guest",
                "admin",
                "$6$salt$hash",
                List.of("ssh-ed25519 AAAA a@b", "ssh-rsa BBBB"),
                "runcmd: [\"ls\"]\n");
        VmSettings settings = new VmSettings(
                "whole",
                "text",
                "comment",
                3L << 30,
                new CpuTopology(2, 3, 4),
                "debian_12x64",
                BiosType.Q35_OVMF,
                Platform.DEFAULT
                        .withMachineType("pc-q35-7.2")
                        .withClock(GuestClock.LOCALTIME)
                        .withIoThreads(2)
                        .withMultiQueue(MultiQueue.OFF)
                        .withUsb(new UsbBus(UsbController.XHCI, 15))
                        .withScsi(new VirtioScsi(4))
                        .withCpu(HardwareSamples.PROCESSORS)
                        .withMemory(HardwareSamples.MEMORY),
                true,
                true,
                initialization);
        Vm made = Vm.external(UUID.randomUUID(), cluster.id(), Template.BLANK, settings, Samples.NOW);
        made.devicesChanged();
        db.transactions().run(() -> db.vms().add(made));
        assertThat(db.transactions().call(() -> db.vms().find(made.id())))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(made);
        assertThat(db.transactions().call(() -> db.vms().ofCluster(cluster.id())))
                .contains(made);
    }

    @Test
    void theRunTimeRowComesBackWhole() {
        Vm vm = samples.vm("running", cluster);
        GuestInfo guest = new GuestInfo(
                "guest",
                "Debian \"12\"",
                "6.1",
                List.of(new GuestInfo.Interface(
                        "eth0",
                        "56:6f:1a:00:00:01",
                        List.of(
                                new GuestInfo.Address("192.0.2.7", 24, 4),
                                new GuestInfo.Address("2001:db8::1", 64, 6)))));
        VmRuntime changed = db.transactions().call(() -> {
            VmRuntime runtime = db.vms().runtimeForUpdate(vm.id()).orElseThrow();
            runtime.launching(host.id(), vm.settings(), null, 0, Samples.NOW);
            runtime.seenOn(host.id(), VmStatus.UP, "booted", Samples.NOW.plusSeconds(1), Samples.NOW);
            runtime.guestSays(guest);
            runtime.machineRead(
                    new RunningMachine(new CpuTopology(2, 2, 1), 4, 1L << 30, 4L << 30, 16, -3600L), 3L << 30);
            runtime.devicesRead("sha256");
            return runtime;
        });
        assertThat(db.transactions().call(() -> db.vms().runtimes(List.of(vm.id()))))
                .usingRecursiveComparison()
                .isEqualTo(Map.of(vm.id(), changed));
        assertThat(db.transactions().call(() -> db.vms().runtimesOnHost(host.id())))
                .extracting(VmRuntime::vmId)
                .containsExactly(vm.id());
        assertThat(db.transactions().call(() -> db.vms().loads(List.of(host.id(), UUID.randomUUID()))))
                .containsExactly(Map.entry(host.id(), new HostLoad(host.id(), 3L << 30, 1L, 1L)));
    }

    @Test
    void aVmGoesWithItsRunTimeRowAndDevices() {
        Vm vm = samples.vm("removed", cluster);
        db.transactions().run(() -> db.vms().addDevice(VmDevice.unmanaged(vm.id(), UUID.randomUUID(), "input")));
        db.transactions().run(() -> {
            db.vms()
                    .runtimeForUpdate(vm.id())
                    .orElseThrow()
                    .become(VmCause.DISKS_TAKEN, VmStatus.IMAGE_LOCKED, "", Samples.NOW);
            db.vms().find(vm.id()).ifPresent(db.vms()::remove);
        });
        assertThat(db.transactions().call(() -> db.vms().runtimes(List.of(vm.id()))))
                .isEmpty();
        assertThat(db.transactions().call(() -> db.vms().devices(vm.id()))).isEmpty();
    }

    @Test
    void aVmThatAnotherTransactionWroteIsNotWrittenBackAsItWas() {
        Vm vm = samples.vm("crossed", cluster);
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    Vm stale = db.vms().find(vm.id()).orElseThrow();
                    TransactionsOf.otherThread(db, () -> {
                        Vm fresh = db.vms().find(vm.id()).orElseThrow();
                        fresh.apply(fresh.settings().withMemoryBytes(7L << 30));
                    });
                    stale.devicesChanged();
                }))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThat(db.transactions()
                        .call(() -> db.vms().find(vm.id()))
                        .orElseThrow()
                        .settings()
                        .memoryBytes())
                .isEqualTo(7L << 30);
    }

    @Test
    void aLockedRunTimeRowIsAsItIsNow() {
        Vm vm = samples.vm("raced", cluster);
        VmStatus seen = db.transactions().call(() -> {
            assertThat(db.vms().runtimes(List.of(vm.id()))).hasSize(1);
            TransactionsOf.otherThread(
                    db,
                    () -> db.vms()
                            .runtimeForUpdate(vm.id())
                            .orElseThrow()
                            .launching(host.id(), vm.settings(), null, 0, Samples.NOW));
            return db.vms()
                    .runtimesForUpdate(List.of(vm.id()))
                    .values()
                    .iterator()
                    .next()
                    .status();
        });
        assertThat(seen).isEqualTo(VmStatus.WAIT_FOR_LAUNCH);
    }
}
