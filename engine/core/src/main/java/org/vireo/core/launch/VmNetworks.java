package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.vm.VmDevice;

/** Finds the networks that NICs use. To be called within a transaction; two queries. */
@Singleton
public final class VmNetworks {

    private final VnicProfileRepository profiles;
    private final NetworkRepository networks;

    @Inject
    public VmNetworks(VnicProfileRepository profiles, NetworkRepository networks) {
        this.profiles = profiles;
        this.networks = networks;
    }

    /** The network of every profile that one of the devices names. */
    public Map<VnicProfileId, Network> of(Collection<VmDevice> devices) {
        Set<UUID> profileIds = new HashSet<>();
        devices.forEach(row -> {
            if (row.device() instanceof NicDevice nic && nic.vnicProfileId() != null) {
                profileIds.add(nic.vnicProfileId().value());
            }
        });
        Map<UUID, UUID> networkOfProfile = new HashMap<>();
        for (VnicProfile profile : profiles.findAll(profileIds)) {
            networkOfProfile.put(profile.id(), profile.networkId());
        }
        Map<UUID, Network> byId = new HashMap<>();
        networks.findAll(new HashSet<>(networkOfProfile.values())).forEach(network -> byId.put(network.id(), network));
        Map<VnicProfileId, Network> result = new HashMap<>();
        networkOfProfile.forEach((profile, network) -> {
            Network found = byId.get(network);
            if (found != null) {
                result.put(new VnicProfileId(profile), found);
            }
        });
        return result;
    }
}
