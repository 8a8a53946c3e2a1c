package org.vireo.rest.mapping;

import java.util.UUID;
import org.vireo.api.type.Cluster;
import org.vireo.api.type.Cpu;
import org.vireo.api.type.FirewallType;
import org.vireo.api.type.Ksm;
import org.vireo.api.type.MemoryOverCommit;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.SwitchType;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.cluster.UpdateCluster;
import org.vireo.model.cluster.BiosType;
import org.vireo.rest.problem.Words;

/** Clusters. */
public final class ClusterMapper {

    private static final long NO_OVERCOMMIT = 100;

    private ClusterMapper() {}

    public static Cluster toApi(org.vireo.model.cluster.Cluster cluster) {
        Cluster api = new Cluster();
        api.setId(cluster.id().toString());
        api.setName(cluster.name());
        api.setDescription(cluster.description());
        api.setComment("");
        api.setDataCenter(Refs.dataCenter(cluster.dataCenterId()));
        api.setBiosType(HardwareMapper.biosType(cluster.biosType()));
        api.setVersion(ApiVersion.compatibility());
        api.setCpu(cpu(cluster.architecture()));
        api.setMemoryPolicy(memoryPolicy());
        api.setSchedulingPolicy(Refs.schedulingPolicy());
        Ksm ksm = new Ksm();
        ksm.setEnabled(false);
        api.setKsm(ksm);
        api.setBallooningEnabled(true);
        api.setVirtService(true);
        api.setGlusterService(false);
        api.setSwitchType(SwitchType.LEGACY);
        api.setFirewallType(FirewallType.FIREWALLD);
        api.setVncEncryption(false);
        return Served.CLUSTER.at(api, Hrefs.of("clusters", cluster.id()));
    }

    public static AddCluster toAdd(UUID id, UUID dataCenterId, Cluster api) {
        BiosType biosType = HardwareMapper.biosType(api.getBiosType());
        return new AddCluster(
                id,
                dataCenterId,
                Words.orEmpty(api.getName()),
                Words.orEmpty(api.getDescription()),
                HardwareMapper.architecture(
                        api.getCpu() == null ? null : api.getCpu().getArchitecture()),
                biosType == null ? BiosType.Q35_SEA_BIOS : biosType);
    }

    public static UpdateCluster toUpdate(UUID id, Cluster api) {
        return new UpdateCluster(id, api.getName(), api.getDescription());
    }

    private static Cpu cpu(String architecture) {
        Cpu cpu = new Cpu();
        cpu.setArchitecture(HardwareMapper.architecture(architecture));
        cpu.setType("");
        return cpu;
    }

    private static MemoryPolicy memoryPolicy() {
        MemoryOverCommit overCommit = new MemoryOverCommit();
        overCommit.setPercent(NO_OVERCOMMIT);
        MemoryPolicy policy = new MemoryPolicy();
        policy.setOverCommit(overCommit);
        return policy;
    }
}
