package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.launch.ResolvedDisks;
import org.vireo.core.launch.VmNetworks;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;
import org.vireo.hostproxy.vm.DomainXml;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmOrigin;
import org.vireo.model.vm.VmRuntime;

/**
 * Reads the XML that hosts report and writes what it says of the devices: one transaction a call unless that fails, and
 * only what differs. The hash is stored together with what was read, so a failure anywhere means that it is read again.
 */
@Singleton
public final class DeviceApplier {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceApplier.class);

    private final VmRepository vms;
    private final DeviceRows rows;
    private final MachineApplier machines;
    private final VmNetworks networks;
    private final ResolvedDisks disks;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final DomainParser parser = new DomainParser();

    @Inject
    public DeviceApplier(
            VmRepository vms,
            DeviceRows rows,
            MachineApplier machines,
            VmNetworks networks,
            ResolvedDisks disks,
            TransactionRunner transactions,
            EventBus events) {
        this.vms = vms;
        this.rows = rows;
        this.machines = machines;
        this.networks = networks;
        this.disks = disks;
        this.transactions = transactions;
        this.events = events;
    }

    /** What was read of one VM. */
    private record Read(String hash, ReportedVm vm) {}

    /** Takes the XML of some VMs of a host. */
    public void apply(ReportOrigin origin, List<DomainXml> reports) {
        List<Read> reads = new ArrayList<>();
        for (DomainXml report : reports) {
            switch (parser.parse(report.xml())) {
                case ParseResult.Parsed parsed -> reads.add(new Read(report.devicesHash(), parsed.vm()));
                case ParseResult.Unreadable unreadable ->
                    LOG.error(
                            "Host {} reports an XML of VM {} that cannot be read: {}",
                            origin.hostId(),
                            report.id(),
                            unreadable.reason());
            }
        }
        write(origin, reads);
    }

    /** One VM whose rows cannot be read keeps nothing from the others. */
    private void write(ReportOrigin origin, List<Read> reads) {
        try {
            transactions.run(() -> writeAll(origin, reads));
        } catch (DatabaseUnavailableException away) {
            throw away;
        } catch (RuntimeException e) {
            if (reads.size() == 1) {
                LOG.error(
                        "What host {} reports of VM {} cannot be entered; the next report tries again",
                        origin.hostId(),
                        reads.getFirst().vm().id(),
                        e);
            } else {
                reads.forEach(read -> write(origin, List.of(read)));
            }
        }
    }

    private void writeAll(ReportOrigin origin, List<Read> reads) {
        List<UUID> ids = reads.stream().map(read -> read.vm().id().value()).toList();
        Map<UUID, VmRuntime> runtimes = vms.runtimesForUpdate(ids);
        Map<UUID, List<VmDevice>> devices = vms.devicesOf(ids);
        Map<UUID, Vm> known = new HashMap<>();
        vms.findAll(ids).forEach(vm -> known.put(vm.id(), vm));
        Resources resources = new Resources(filters(devices), images(reads, devices));
        for (Read read : reads) {
            UUID id = read.vm().id().value();
            VmRuntime runtime = runtimes.get(id);
            Vm vm = known.get(id);
            if (vm != null && runtime != null && origin.hostId().equals(runtime.hostId())) {
                writeOne(origin, vm, runtime, devices.getOrDefault(id, List.of()), read, resources);
            }
        }
    }

    /** The network filter that the cards of each profile must be behind. */
    private Map<VnicProfileId, String> filters(Map<UUID, List<VmDevice>> devices) {
        Map<VnicProfileId, String> filters = new HashMap<>();
        networks.of(devices.values().stream().flatMap(List::stream).toList()).forEach((profile, use) -> {
            String filter = use.profile().settings().filter();
            if (filter != null) {
                filters.put(profile, filter);
            }
        });
        return filters;
    }

    /** By their images disks of other VMs than Vireo's are known; usually there are none. */
    private Map<DiskId, String> images(List<Read> reads, Map<UUID, List<VmDevice>> devices) {
        Set<UUID> ids = new HashSet<>();
        for (Read read : reads) {
            if (!read.vm().isOurs()) {
                devices.getOrDefault(read.vm().id().value(), List.of()).stream()
                        .map(VmDevice::diskId)
                        .filter(Objects::nonNull)
                        .forEach(ids::add);
            }
        }
        Map<DiskId, String> images = new HashMap<>();
        disks.ofIds(ids).forEach((id, disk) -> images.put(id, disk.source().location()));
        return images;
    }

    private void writeOne(
            ReportOrigin origin, Vm vm, VmRuntime runtime, List<VmDevice> stored, Read read, Resources resources) {
        if (read.hash().equals(runtime.devicesHash())) {
            return;
        }
        boolean firstOfThisRun = runtime.devicesHash() == null;
        rows.write(origin, vm, stored, read.vm(), firstOfThisRun, resources);
        machines.write(origin, vm, runtime, stored, read.vm());
        if (vm.origin() == VmOrigin.EXTERNAL) {
            // It is what its host says it is.
            vm.apply(runtime.running(vm.settings()));
        }
        runtime.devicesRead(read.hash());
        events.publish(new EntityChanged(EntityKind.VM, vm.id().toString(), ChangeKind.UPDATED));
    }
}
