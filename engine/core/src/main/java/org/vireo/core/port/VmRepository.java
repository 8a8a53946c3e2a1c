package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.host.HostLoad;
import org.vireo.model.vm.CpuPlacement;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/**
 * VMs with their run-time rows and devices. Search fields: id, name, description, status, cluster, host, template,
 * datacenter.
 */
public interface VmRepository extends Repository<Vm> {

    List<Vm> ofCluster(UUID clusterId);

    /** Locks the run-time row until the transaction ends, so that commands and monitoring never cross. */
    Optional<VmRuntime> runtimeForUpdate(UUID vmId);

    Optional<VmRuntime> runtime(UUID vmId);

    /** The run-time rows of the VMs, locked until the transaction ends, by VM id. */
    Map<UUID, VmRuntime> runtimesForUpdate(Collection<UUID> vmIds);

    /** The run-time rows of the VMs, by VM id. */
    Map<UUID, VmRuntime> runtimes(Collection<UUID> vmIds);

    /** The run-time rows of all VMs that run or may run on the host. */
    List<VmRuntime> runtimesOnHost(UUID hostId);

    void addRuntime(VmRuntime runtime);

    /** Devices of one VM, configured ones first, in the order of their ids. */
    List<VmDevice> devices(UUID vmId);

    /** Devices of many VMs in one query, by VM id. */
    Map<UUID, List<VmDevice>> devicesOf(Collection<UUID> vmIds);

    /** Configured devices of the kinds, of many VMs in one query, by VM id. */
    Map<UUID, List<VmDevice>> devicesOf(Collection<UUID> vmIds, Collection<DeviceKind> kinds);

    /** Devices that use one of the disks. */
    List<VmDevice> devicesWithDisks(Collection<UUID> diskIds);

    /** NICs that have one of the vNIC profiles. */
    List<VmDevice> devicesWithProfiles(Collection<UUID> profileIds);

    /** Drives that one of the disks lies in, by their configuration. */
    List<VmDevice> drivesWithDisks(Collection<UUID> diskIds);

    /** Drives of running VMs in which an image at one of these paths of hosts lies, by the last report. */
    List<VmDevice> drivesSeenWith(Collection<String> paths);

    /** Whether any VM has a NIC with this MAC address. */
    boolean isMacUsed(String mac);

    void addDevice(VmDevice device);

    void removeDevice(VmDevice device);

    /**
     * Which processors the pinned VMs that run or may run have, by host id. No second transaction gets an answer until
     * this one has ended: whoever decides about processors or memory of hosts does so alone.
     */
    Map<UUID, List<CpuPlacement>> cpuPlacementsForUpdate(Collection<UUID> hostIds);

    /** What VMs take of these hosts, by host id; hosts without VMs are absent. */
    Map<UUID, HostLoad> loads(Collection<UUID> hostIds);

    /**
     * Memory promised to VMs that run or may run, and kept for what they are growing by, in bytes by host id. For a
     * decision, which is made alone as those about processors are.
     */
    Map<UUID, Long> promisedMemoryForUpdate(Collection<UUID> hostIds);
}
