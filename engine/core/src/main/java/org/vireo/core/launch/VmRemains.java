package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/**
 * UEFI variables and TPM state, which hosts keep of VMs that are down. A host that cannot be reached when its VM is
 * removed is told when it is back.
 */
@Singleton
public final class VmRemains {

    private static final Logger LOG = LoggerFactory.getLogger(VmRemains.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final VmRepository vms;
    private final HostRepository hosts;
    private final LocalStorage storage;
    private final HostCalls calls;
    private final TransactionRunner transactions;

    @Inject
    public VmRemains(
            VmRepository vms,
            HostRepository hosts,
            LocalStorage storage,
            HostCalls calls,
            TransactionRunner transactions) {
        this.vms = vms;
        this.hosts = hosts;
        this.storage = storage;
        this.calls = calls;
        this.transactions = transactions;
    }

    /** Whether a VM of this configuration leaves anything. To be called within a transaction. */
    public boolean leaves(UUID vmId) {
        return vms.find(vmId)
                .filter(vm -> vm.settings().biosType().uefi()
                        || vms.devices(vmId).stream().anyMatch(row -> row.device() instanceof TpmDevice))
                .isPresent();
    }

    /** Has every host that the VM can have run on remove what it keeps. Always done: the rest is done later. */
    public StepOutcome forget(UUID vmId, StepContext context) {
        List<UUID> hostIds =
                transactions.call(() -> vms.find(vmId).map(this::hostsOf).orElse(List.of()));
        for (UUID hostId : hostIds) {
            HostOutcome<DomainRemoved> outcome =
                    calls.call(hostId, host -> host.vms().forget(context.call(DEADLINE), new VmId(vmId)));
            LOG.info("Host {} on what it keeps of VM {}: {}", hostId, vmId, outcome.summary());
        }
        return StepOutcome.DONE;
    }

    /** Where its disks lie, or every host of its cluster when it has none. */
    private List<UUID> hostsOf(Vm vm) {
        Collection<VmDevice> devices = vms.devices(vm.id());
        Collection<UUID> bound = storage.hostsOf(devices);
        return hosts.ofCluster(vm.clusterId()).stream()
                .filter(host -> host.status() == HostStatus.UP)
                .map(Host::id)
                .filter(hostId -> bound.isEmpty() || bound.contains(hostId))
                .toList();
    }
}
