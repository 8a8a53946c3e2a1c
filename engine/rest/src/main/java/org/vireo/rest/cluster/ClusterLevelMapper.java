package org.vireo.rest.cluster;

import java.util.Arrays;
import java.util.List;
import org.vireo.api.type.ClusterLevel;
import org.vireo.model.user.Permit;
import org.vireo.rest.mapping.ApiVersion;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.access.RoleMapper;

/** The levels of compatibility that clusters may have; their ids are versions, as oVirt's. */
final class ClusterLevelMapper {

    private ClusterLevelMapper() {}

    /** All clusters have the same one. */
    static List<ClusterLevel> all() {
        return List.of(level(ApiVersion.level()));
    }

    /**
     * With no CPU types: a cluster has none. A VM names a model of libvirt's, and its host's emulator must offer it.
     */
    private static ClusterLevel level(String id) {
        ClusterLevel api = new ClusterLevel();
        api.setId(id);
        api.setHref(Hrefs.of("clusterlevels", id));
        api.setCpuTypes(List.of());
        api.setPermits(Arrays.stream(Permit.values()).map(RoleMapper::toApi).toList());
        return api;
    }
}
