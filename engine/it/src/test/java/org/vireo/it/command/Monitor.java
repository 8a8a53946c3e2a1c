package org.vireo.it.command;

import java.util.List;
import java.util.UUID;
import org.vireo.core.audit.Auditor;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.launch.VmNetworks;
import org.vireo.core.monitoring.apply.DeviceApplier;
import org.vireo.core.monitoring.apply.DeviceRows;
import org.vireo.core.monitoring.apply.MachineApplier;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.VmRuntime;

/** Reads what the fake host says of a VM into the database, when a test asks for it. */
final class Monitor {

    private final EngineFixture engine;
    private final DeviceApplier applier;

    Monitor(EngineFixture engine) {
        this.engine = engine;
        var database = engine.database();
        InProcessEventBus events = new InProcessEventBus(database.transactions());
        Auditor auditor = new Auditor(database.auditLog(), events, engine.clock());
        this.applier = new DeviceApplier(
                database.vms(),
                new DeviceRows(database.vms(), auditor),
                new MachineApplier(auditor),
                new VmNetworks(database.vnicProfiles(), database.networks()),
                new ResolvedDisks(database.disks(), database.storageDomains()),
                database.transactions(),
                events);
    }

    /** The VM as its host has it now. */
    VmRuntime look(UUID vm) {
        String xml = engine.host().domains().xmlOf(new VmId(vm)).orElseThrow();
        String hash = engine.host().domains().find(new VmId(vm)).orElseThrow().devicesHash();
        applier.apply(
                new ReportOrigin(engine.hostId(), "report", "monitor"),
                List.of(new DomainXml(new VmId(vm), hash, xml)));
        return runtime(vm);
    }

    VmRuntime runtime(UUID vm) {
        return engine.read(() -> engine.database().vms().runtimes(List.of(vm)).get(vm));
    }
}
