package org.vireo.core.query.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.command.Caller;
import org.vireo.core.launch.LocalStorage;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.host.NodeDevice;
import org.vireo.hostproxy.host.NodeDevices;
import org.vireo.model.host.Host;
import org.vireo.model.vm.Vm;

/** Reads from a host itself what guests can be given of it. */
@Singleton
public final class HostDeviceQueries {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HostQueries queries;
    private final HostCalls calls;
    private final HostRepository hosts;
    private final VmRepository vms;
    private final LocalStorage storage;
    private final TransactionRunner transactions;

    @Inject
    public HostDeviceQueries(
            HostQueries queries,
            HostCalls calls,
            HostRepository hosts,
            VmRepository vms,
            LocalStorage storage,
            TransactionRunner transactions) {
        this.queries = queries;
        this.calls = calls;
        this.hosts = hosts;
        this.vms = vms;
        this.storage = storage;
        this.transactions = transactions;
    }

    /** The host that the VM is bound to by its storage, or by being the only one of its cluster, whatever its state. */
    public Optional<UUID> onlyHostOf(Vm vm) {
        Set<UUID> possible = transactions.call(() -> {
            Set<UUID> bound = storage.hostsOf(vms.devices(vm.id()));
            return bound.isEmpty()
                    ? hosts.ofCluster(vm.clusterId()).stream().map(Host::id).collect(Collectors.toSet())
                    : bound;
        });
        return possible.size() == 1 ? possible.stream().findFirst() : Optional.empty();
    }

    /** Empty when the caller sees no such host. Waits for the host, at most ten seconds. */
    public Optional<HostDevices> of(UUID hostId, Caller caller) {
        return queries.find(hostId, caller).map(host -> ask(hostId, CallContext.of(caller.correlationId(), PATIENCE)));
    }

    private HostDevices ask(UUID hostId, CallContext context) {
        HostOutcome<NodeDevices> outcome =
                calls.call(hostId, connection -> connection.info().devices(context));
        return outcome.done()
                .<HostDevices>map(found -> new HostDevices.Listed(
                        found.devices().stream().map(HostDeviceQueries::entry).toList()))
                .orElseGet(() -> new HostDevices.Silent(outcome.summary()));
    }

    private static HostDevices.Entry entry(NodeDevice device) {
        return new HostDevices.Entry(
                device.name(),
                device.capability(),
                new HostDevices.Label(
                        device.vendorId().orElse(null), device.vendor().orElse(null)),
                new HostDevices.Label(
                        device.productId().orElse(null), device.product().orElse(null)),
                device.driver().orElse(null),
                device.iommuGroup().orElse(null),
                device.parent().orElse(null),
                device.physicalFunction().orElse(null),
                device.virtualFunctions().orElse(null),
                device.mdevTypes().stream()
                        .map(type -> new HostDevices.MdevKind(type.id(), type.name(), type.available()))
                        .toList());
    }
}
