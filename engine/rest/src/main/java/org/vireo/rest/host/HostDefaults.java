package org.vireo.rest.host;

import org.vireo.api.type.Cluster;
import org.vireo.api.type.Host;
import org.vireo.rest.call.References;

/** What a host gets that is added without saying it. */
final class HostDefaults {

    private static final String CLUSTER = "Default";

    private HostDefaults() {}

    /** Clients add hosts without a cluster and count on the one of this name. */
    static Cluster cluster(Host body) {
        Cluster named = body.getCluster();
        if (named != null && References.named(named) != null) {
            return named;
        }
        Cluster cluster = new Cluster();
        cluster.setName(CLUSTER);
        return cluster;
    }
}
