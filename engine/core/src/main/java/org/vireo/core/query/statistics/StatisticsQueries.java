package org.vireo.core.query.statistics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.LiveStatistics;
import org.vireo.core.monitoring.statistics.Series;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/** What hosts count of what was read before: whoever asks has seen that the caller may see it. Asks no host. */
@Singleton
public final class StatisticsQueries {

    private final LiveStatistics live;
    private final VmRepository vms;
    private final TransactionRunner transactions;

    @Inject
    public StatisticsQueries(LiveStatistics live, VmRepository vms, TransactionRunner transactions) {
        this.live = live;
        this.vms = vms;
        this.transactions = transactions;
    }

    /** Empty when the host does not tell. */
    public Optional<HostFigures> host(UUID hostId) {
        return live.host(hostId).map(HostFigures::of);
    }

    /** Empty when the VM does not run, or its host does not tell. */
    public Optional<VmFigures> vm(@Nullable VmRuntime runtime) {
        return series(runtime).map(VmFigures::of);
    }

    /** Empty when the card is in no running VM, or is none that its host counts. */
    public Optional<NicFigures> nic(@Nullable VmRuntime runtime, VmDevice nic) {
        String tap = nic.hostSide();
        return tap == null ? Optional.empty() : series(runtime).map(series -> NicFigures.of(series, tap));
    }

    /** Empty when no running VM has the disk; of a disk of several VMs the first that runs. */
    public Optional<DiskFigures> disk(UUID diskId) {
        return transactions.call(() -> {
            List<VmDevice> devices = vms.devicesWithDisks(List.of(diskId));
            Map<UUID, VmRuntime> runtimes =
                    vms.runtimes(devices.stream().map(VmDevice::vmId).toList());
            return devices.stream()
                    .flatMap(device -> disk(runtimes.get(device.vmId()), device).stream())
                    .findFirst();
        });
    }

    private Optional<DiskFigures> disk(@Nullable VmRuntime runtime, VmDevice disk) {
        String target = disk.target();
        return target == null ? Optional.empty() : series(runtime).map(series -> DiskFigures.of(series, target));
    }

    private Optional<Series> series(@Nullable VmRuntime runtime) {
        if (runtime == null) {
            return Optional.empty();
        }
        UUID hostId = runtime.hostId();
        return hostId == null ? Optional.empty() : live.vm(hostId, runtime.vmId());
    }
}
