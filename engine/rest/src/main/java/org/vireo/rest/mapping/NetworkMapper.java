package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Network;
import org.vireo.api.type.NetworkStatus;
import org.vireo.api.type.NetworkUsage;
import org.vireo.api.type.Vlan;
import org.vireo.core.command.network.AddNetwork;
import org.vireo.core.command.network.UpdateNetwork;
import org.vireo.model.network.NetworkSettings;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.problem.Words;

/** Networks and vNIC profiles. */
public final class NetworkMapper {

    private NetworkMapper() {}

    public static Network toApi(org.vireo.model.network.Network network) {
        Network api = new Network();
        api.setId(network.id().toString());
        api.setName(network.name());
        api.setDescription(network.description());
        api.setComment("");
        api.setDataCenter(Refs.dataCenter(network.dataCenterId()));
        api.setMtu((long) network.mtu());
        api.setStp(false);
        api.setUsages(List.of(NetworkUsage.VM));
        api.setVdsmName(network.bridge());
        api.setPortIsolation(network.settings().portIsolation());
        if (network.settings().vlan() != 0) {
            Vlan vlan = new Vlan();
            vlan.setId((long) network.settings().vlan());
            api.setVlan(vlan);
        }
        return Served.NETWORK.at(api, Hrefs.of("networks", network.id()));
    }

    /** As the hosts of a cluster have it. */
    public static Network toCluster(org.vireo.model.network.Network network, UUID clusterId) {
        Network api = toApi(network);
        api.setCluster(Refs.cluster(clusterId));
        api.setStatus(NetworkStatus.OPERATIONAL);
        api.setRequired(false);
        api.setDisplay(false);
        return api;
    }

    /** The bridge is the one named, or has the name of the network. */
    public static AddNetwork toAdd(UUID id, UUID profileId, UUID dataCenterId, Network api) {
        String name = Words.orEmpty(api.getName());
        return new AddNetwork(
                id,
                profileId,
                dataCenterId,
                name,
                Words.orEmpty(api.getDescription()),
                bridge(api.getVdsmName(), name),
                Words.count("mtu", api.getMtu(), 0),
                settings(api));
    }

    private static NetworkSettings settings(Network api) {
        try {
            return NetworkSettings.DEFAULT
                    .withVlan(
                            api.getVlan() == null
                                    ? 0
                                    : Words.count("vlan.id", api.getVlan().getId(), 0))
                    .withPortIsolation(Boolean.TRUE.equals(api.getPortIsolation()));
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("NETWORK_VLAN", e.getMessage() + ".");
        }
    }

    /** What the request says of it; the rest stays. */
    public static UpdateNetwork toUpdate(UUID id, Network api) {
        return new UpdateNetwork(
                id,
                api.getName(),
                api.getDescription(),
                api.getMtu() == null ? null : Words.count("mtu", api.getMtu(), 0),
                api.getVlan() == null
                        ? null
                        : Words.count("vlan.id", api.getVlan().getId(), 0),
                api.getPortIsolation());
    }

    private static String bridge(@Nullable String asked, String name) {
        return asked == null || asked.isEmpty() ? name : asked;
    }
}
