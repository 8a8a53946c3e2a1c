package org.vireo.core.query.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.model.storage.Disk;
import org.vireo.model.user.Reach;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Reads disks. */
@Singleton
public final class DiskQueries {

    private static final Map<String, String> ALIASES = Map.of(
            "alias", "name",
            "disks.name", "name",
            "disk.name", "name",
            "storages.name", "storage.name",
            "storage", "storage.name",
            "vm_names", "vm.name",
            "vms.name", "vm.name");

    private final Sights sights;
    private final DiskRepository disks;
    private final VmRepository vms;
    private final TransactionRunner transactions;

    @Inject
    public DiskQueries(Sights sights, DiskRepository disks, VmRepository vms, TransactionRunner transactions) {
        this.sights = sights;
        this.disks = disks;
        this.vms = vms;
        this.transactions = transactions;
    }

    public List<Disk> list(Search search, Caller caller) {
        return sights.read(
                caller,
                sight -> disks.search(search.renamed(ALIASES).replaced(comparison -> byVm(comparison, sight)), sight));
    }

    public List<Disk> ofStorageDomain(UUID storageDomainId, Caller caller) {
        return sights.read(caller, sight -> disks.search(Search.by("storage.id", storageDomainId), sight));
    }

    /** Empty when there is none or the caller may see neither it nor a VM that has it. */
    public Optional<Disk> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> disks.find(id, sight));
    }

    /** Disks of VMs or templates that were read before, by id. */
    public Map<UUID, Disk> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : transactions.call(
                        () -> disks.findAll(ids).stream().collect(Collectors.toMap(Disk::id, Function.identity())));
    }

    private Condition byVm(Condition.Comparison comparison, Reach sight) {
        if (!comparison.field().equals("vm.name") && !comparison.field().equals("vm.id")) {
            return comparison;
        }
        Condition ofVm = new Condition.Comparison(
                comparison.field().substring("vm.".length()), comparison.operator(), comparison.value());
        List<UUID> vmIds =
                vms.search(Search.of(ofVm), sight).stream().map(Vm::id).toList();
        return Condition.anyOf(vms.devicesOf(vmIds).values().stream()
                .flatMap(List::stream)
                .map(VmDevice::diskId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }
}
