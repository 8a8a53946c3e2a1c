package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Network;
import org.vireo.model.network.NetworkKind;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.spec.NetworkAttachment;
import org.vireo.model.spec.ResolvedNetwork;
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

    /** How a card uses a network. */
    public record Use(VnicProfile profile, Network network) {

        /** The Linux or Open vSwitch bridge that the host must have; null when it needs none. */
        public @Nullable String bridge() {
            NetworkKind kind = network.settings().kind();
            boolean bridged = kind == NetworkKind.BRIDGE || kind == NetworkKind.OPEN_VSWITCH;
            return bridged && !profile.settings().passThrough() ? network.bridge() : null;
        }

        /** The host's end of it. */
        public ResolvedNetwork resolved() {
            NetworkSettings settings = network.settings();
            boolean passThrough = profile.settings().passThrough();
            NetworkAttachment attachment = passThrough
                    ? new NetworkAttachment.PassThrough()
                    : switch (settings.kind()) {
                        case BRIDGE -> new NetworkAttachment.Bridge(network.bridge(), false);
                        case OPEN_VSWITCH -> new NetworkAttachment.Bridge(network.bridge(), true);
                        case LIBVIRT -> new NetworkAttachment.LibvirtNetwork(network.bridge());
                        case ROUTED -> new NetworkAttachment.Routed(settings.ipv4Gateway(), settings.ipv6Gateway());
                        case DIRECT -> new NetworkAttachment.Direct(network.bridge(), settings.directMode());
                    };
            boolean tagsCards = passThrough || settings.kind() == NetworkKind.OPEN_VSWITCH;
            return new ResolvedNetwork(
                    attachment,
                    network.mtu(),
                    tagsCards ? settings.vlan() : 0,
                    settings.portIsolation(),
                    profile.settings().filter(),
                    profile.settings().bandwidth(),
                    profile.settings().queues());
        }
    }

    /** The use of every profile that one of the devices names. */
    public Map<VnicProfileId, Use> of(Collection<VmDevice> devices) {
        Set<UUID> profileIds = new HashSet<>();
        devices.forEach(row -> {
            if (row.device() instanceof NicDevice nic && nic.vnicProfileId() != null) {
                profileIds.add(nic.vnicProfileId().value());
            }
        });
        if (profileIds.isEmpty()) {
            return Map.of();
        }
        Collection<VnicProfile> found = profiles.findAll(profileIds);
        Set<UUID> networkIds = new HashSet<>();
        found.forEach(profile -> networkIds.add(profile.networkId()));
        Map<UUID, Network> byId = new HashMap<>();
        networks.findAll(networkIds).forEach(network -> byId.put(network.id(), network));
        Map<VnicProfileId, Use> uses = new HashMap<>();
        for (VnicProfile profile : found) {
            Network network = byId.get(profile.networkId());
            if (network != null) {
                uses.put(new VnicProfileId(profile.id()), new Use(profile, network));
            }
        }
        return uses;
    }
}
