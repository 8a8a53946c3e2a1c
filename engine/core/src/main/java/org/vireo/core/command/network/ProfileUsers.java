package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Who uses vNIC profiles: cards of VMs, and profiles that fail over to them. A fixed number of queries. */
@Singleton
public final class ProfileUsers {

    private final VmRepository vms;
    private final VnicProfileRepository profiles;
    private final NetworkRepository networks;

    @Inject
    public ProfileUsers(VmRepository vms, VnicProfileRepository profiles, NetworkRepository networks) {
        this.vms = vms;
        this.profiles = profiles;
        this.networks = networks;
    }

    /** The cards that have one of the profiles, each as "nic1 of VM web". */
    List<String> cards(Collection<UUID> profileIds) {
        List<VmDevice> rows = vms.devicesWithProfiles(profileIds);
        Set<UUID> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.vmId()));
        Map<UUID, String> names = new HashMap<>();
        vms.findAll(ids).forEach((Vm vm) -> names.put(vm.id(), vm.name()));
        return rows.stream()
                .filter(row -> row.device() instanceof NicDevice)
                .map(row -> (row.device() instanceof NicDevice nic ? nic.name() : row.deviceId()) + " of VM "
                        + names.getOrDefault(row.vmId(), row.vmId().toString()))
                .sorted()
                .toList();
    }

    /** Profiles fail over to a profile of the same data center. */
    void requireNoFailover(Network network, Collection<UUID> profileIds, String action, Violations violations) {
        List<UUID> all = networks.ofDataCenter(network.dataCenterId()).stream()
                .map(Network::id)
                .toList();
        for (VnicProfile profile : profiles.ofNetworks(all)) {
            VnicProfileId failover = profile.settings().failoverProfile();
            violations.require(
                    failover == null || !profileIds.contains(failover.value()) || profileIds.contains(profile.id()),
                    Violation.conflict(
                            "PROFILE_IS_FAILOVER",
                            "Cannot " + action + ". The cards of vNIC profile " + profile.name()
                                    + ", which passes them through, fail over to it.",
                            "Give that profile another failover profile first, or none."));
        }
    }
}
