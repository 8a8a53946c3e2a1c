package org.vireo.core.port;

import java.util.List;
import java.util.UUID;
import org.vireo.model.cluster.Cluster;

/** Clusters. Search fields: id, name, description, datacenter. */
public interface ClusterRepository extends Repository<Cluster> {

    List<Cluster> ofDataCenter(UUID dataCenterId);
}
