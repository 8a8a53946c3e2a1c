package org.vireo.rest.mapping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vireo.core.query.host.HostView;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostLoad;
import org.vireo.model.vm.GuestInfo;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/** What queries give, with sane values. */
public final class Views {

    public static final UUID VM = new UUID(7, 1);
    public static final UUID HOST = new UUID(7, 2);
    public static final UUID CLUSTER = new UUID(7, 3);
    public static final UUID TEMPLATE = new UUID(7, 4);
    private static final Instant START = Instant.parse("2026-01-01T11:00:00Z");
    static final String MAC = "56:6f:1a:00:00:01";

    private Views() {}

    public static VmView vm(String name, String description) {
        VmSettings settings = new VmSettings(
                name,
                description,
                "",
                1L << 30,
                new CpuTopology(2, 1, 1),
                "debian_12",
                BiosType.Q35_OVMF,
                Platform.DEFAULT,
                false,
                false,
                Initialization.NONE);
        Vm vm = Vm.managed(VM, CLUSTER, TEMPLATE, settings, Instant.parse("2026-01-01T10:00:00Z"));
        return new VmView(vm, null, null, "x86_64");
    }

    public static VmView running() {
        VmRuntime runtime = new VmRuntime(VM, VmCause.CREATED, VmStatus.DOWN, START);
        runtime.launching(HOST, vm("hello", "").vm().settings(), null, 0, START);
        runtime.seenOn(HOST, VmStatus.UP, "booted", START, START);
        runtime.guestSays(new GuestInfo(
                "guest1",
                "Debian GNU/Linux 12",
                "6.1",
                List.of(new GuestInfo.Interface("eth0", MAC, List.of(new GuestInfo.Address("192.0.2.7", 24, 4))))));
        return new VmView(vm("web1", "").vm(), runtime, host().host(), "x86_64");
    }

    static HostView host() {
        return new HostView(
                new Host(HOST, CLUSTER, "h1", "", "h1.example.com", 54321), null, new HostLoad(HOST, 0L, 3L, 2L));
    }
}
