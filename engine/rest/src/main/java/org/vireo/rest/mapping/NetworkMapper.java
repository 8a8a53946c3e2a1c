package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Network;
import org.vireo.api.type.NetworkStatus;
import org.vireo.api.type.NetworkUsage;
import org.vireo.api.type.VnicPassThrough;
import org.vireo.api.type.VnicPassThroughMode;
import org.vireo.api.type.VnicProfile;
import org.vireo.core.command.network.AddNetwork;

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
        api.setPortIsolation(false);
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
                Words.count("mtu", api.getMtu(), 0));
    }

    public static VnicProfile toApi(org.vireo.model.network.VnicProfile profile) {
        VnicProfile api = new VnicProfile();
        api.setId(profile.id().toString());
        api.setName(profile.name());
        api.setDescription(profile.description());
        api.setComment("");
        api.setNetwork(Refs.network(profile.networkId()));
        api.setPortMirroring(false);
        api.setMigratable(true);
        VnicPassThrough passThrough = new VnicPassThrough();
        passThrough.setMode(VnicPassThroughMode.DISABLED);
        api.setPassThrough(passThrough);
        return Served.VNIC_PROFILE.at(api, Hrefs.of("vnicprofiles", profile.id()));
    }

    private static String bridge(@Nullable String asked, String name) {
        return asked == null || asked.isEmpty() ? name : asked;
    }
}
