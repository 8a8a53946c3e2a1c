package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.core.port.VmRepository;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.host.HostLoad;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.persistence.database.AdvisoryLocks;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** VMs with their run-time rows and devices in PostgreSQL. */
@Singleton
public final class HibernateVmRepository extends HibernateRepository<Vm> implements VmRepository {

    /** Of all that this database may lock by number, the placement of processors. */
    private static final long PLACEMENT_LOCK = 0x766972656f637075L;

    private static final String CONFIGURED_FIRST =
            " order by e.vmId, case when e.device is null then 1 else 0 end, e.deviceId";

    private final RuntimeLocks locks = new RuntimeLocks();

    @Inject
    public HibernateVmRepository(HibernateTransactions transactions) {
        super(transactions, Vm.class, SearchTables.VMS);
    }

    @Override
    public List<Vm> ofCluster(UUID clusterId) {
        return by("clusterId", clusterId);
    }

    @Override
    public Optional<VmRuntime> runtimeForUpdate(UUID vmId) {
        return locks.locked(session(), List.of(vmId)).stream().findFirst();
    }

    @Override
    public Optional<VmRuntime> runtime(UUID vmId) {
        return Optional.ofNullable(session().find(VmRuntime.class, vmId));
    }

    @Override
    public Map<UUID, VmRuntime> runtimesForUpdate(Collection<UUID> vmIds) {
        return byVm(locks.locked(session(), vmIds));
    }

    @Override
    public Map<UUID, VmRuntime> runtimes(Collection<UUID> vmIds) {
        return byVm(session()
                .createSelectionQuery("from VmRuntime e where one_of(:ids, e.vmId)", VmRuntime.class)
                .setParameter("ids", HqlFunctions.ids(vmIds))
                .getResultList());
    }

    @Override
    public List<VmRuntime> runtimesOnHost(UUID hostId) {
        return session()
                .createSelectionQuery("from VmRuntime e where e.hostId = :host order by e.vmId", VmRuntime.class)
                .setParameter("host", hostId)
                .getResultList();
    }

    @Override
    public void addRuntime(VmRuntime runtime) {
        session().persist(runtime);
    }

    @Override
    public List<VmDevice> devices(UUID vmId) {
        return deviceRows("one_of(:ids, e.vmId)", List.of(vmId));
    }

    @Override
    public Map<UUID, List<VmDevice>> devicesOf(Collection<UUID> vmIds) {
        return deviceRows("one_of(:ids, e.vmId)", vmIds).stream().collect(Collectors.groupingBy(VmDevice::vmId));
    }

    @Override
    public Map<UUID, List<VmDevice>> devicesOf(Collection<UUID> vmIds, Collection<DeviceKind> kinds) {
        return session()
                .createSelectionQuery(
                        "from VmDevice e where one_of(:ids, e.vmId) and e.kind in :kinds and e.device is not null"
                                + " order by e.vmId, e.deviceId",
                        VmDevice.class)
                .setParameter("ids", HqlFunctions.ids(vmIds))
                .setParameterList("kinds", kinds.stream().map(DeviceKind::name).toList(), String.class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(VmDevice::vmId));
    }

    @Override
    public List<VmDevice> devicesWithDisks(Collection<UUID> diskIds) {
        return deviceRows("one_of(:ids, e.diskId)", diskIds);
    }

    @Override
    public List<VmDevice> devicesWithProfiles(Collection<UUID> profileIds) {
        return deviceRows("one_of(:ids, e.profileId)", profileIds);
    }

    @Override
    public List<VmDevice> drivesWithDisks(Collection<UUID> diskIds) {
        return deviceRows("one_of(:ids, e.mediumId)", diskIds);
    }

    @Override
    public List<VmDevice> drivesSeenWith(Collection<String> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        return session()
                .createSelectionQuery(
                        "from VmDevice e where e.kind in ('CDROM', 'FLOPPY') and e.hostSide in :paths", VmDevice.class)
                .setParameterList("paths", paths)
                .getResultList();
    }

    @Override
    public boolean isMacUsed(String mac) {
        return !session()
                .createSelectionQuery(
                        "select 1 from VmDevice e where e.mac = lower(:mac) and e.device is not null", Integer.class)
                .setParameter("mac", mac)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void addDevice(VmDevice device) {
        session().persist(device);
    }

    /** Written at once: a NIC that is added afterwards may take the MAC address. */
    @Override
    public void removeDevice(VmDevice device) {
        session().remove(device);
        session().flush();
    }

    @Override
    public Map<UUID, HostLoad> loads(Collection<UUID> hostIds) {
        return session()
                .createSelectionQuery(
                        "select r.hostId, sum(r.promisedBytes + r.reservedBytes), count(r),"
                                + " count(r) filter (where r.status = UP)"
                                + " from VmRuntime r where one_of(:ids, r.hostId) group by r.hostId",
                        HostLoad.class)
                .setParameter("ids", HqlFunctions.ids(hostIds))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(HostLoad::hostId, Function.identity()));
    }

    @Override
    public Map<UUID, Long> promisedMemoryForUpdate(Collection<UUID> hostIds) {
        lockPlacement();
        return loads(hostIds).values().stream().collect(Collectors.toMap(HostLoad::hostId, HostLoad::promisedBytes));
    }

    private void lockPlacement() {
        AdvisoryLocks.take(session(), PLACEMENT_LOCK);
    }

    @Override
    public Map<UUID, List<CpuPlacement>> cpuPlacementsForUpdate(Collection<UUID> hostIds) {
        lockPlacement();
        return session()
                .createSelectionQuery(
                        "from VmRuntime e where one_of(:ids, e.hostId) and e.cpuPlacement is not null", VmRuntime.class)
                .setParameter("ids", HqlFunctions.ids(hostIds))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        VmRuntime::hostId, Collectors.mapping(VmRuntime::cpuPlacement, Collectors.toList())));
    }

    private List<VmDevice> deviceRows(String condition, Collection<UUID> ids) {
        return session()
                .createSelectionQuery("from VmDevice e where " + condition + CONFIGURED_FIRST, VmDevice.class)
                .setParameter("ids", HqlFunctions.ids(ids))
                .getResultList();
    }

    private static Map<UUID, VmRuntime> byVm(List<VmRuntime> rows) {
        return rows.stream().collect(Collectors.toMap(VmRuntime::vmId, Function.identity()));
    }
}
