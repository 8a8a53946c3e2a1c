package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.network.MacPool;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.MacAddress;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.vm.Vm;

/** What a NIC may be. To be called within a transaction. */
@Singleton
public final class NicRules {

    private static final String NO_ADDRESS = "00:00:00:00:00:00";

    private final VmRepository vms;
    private final VnicProfileRepository profiles;
    private final NetworkRepository networks;
    private final ClusterRepository clusters;
    private final MacPool macs;

    @Inject
    public NicRules(
            VmRepository vms,
            VnicProfileRepository profiles,
            NetworkRepository networks,
            ClusterRepository clusters,
            MacPool macs) {
        this.vms = vms;
        this.profiles = profiles;
        this.networks = networks;
        this.clusters = clusters;
        this.macs = macs;
    }

    /** The address that the NIC gets; empty when something is in the way, which the violations tell. */
    Optional<MacAddress> check(AddNic command, Vm vm, Violations violations) {
        Names.check("Interface", command.name(), null, violations);
        boolean taken = vms.devices(vm.id()).stream()
                .anyMatch(row ->
                        row.device() instanceof NicDevice nic && nic.name().equals(command.name()));
        violations.require(
                !taken,
                Violation.conflict(
                        "NAME_IN_USE",
                        "Cannot add Interface. VM " + vm.name() + " has an interface '" + command.name() + "' already.",
                        "Choose another name."));
        checkProfile(command.vnicProfileId(), vm, violations);
        return address(command.mac(), violations);
    }

    Optional<UUID> networkOf(@Nullable UUID profileId) {
        return profileId == null ? Optional.empty() : profiles.find(profileId).map(VnicProfile::networkId);
    }

    private void checkProfile(@Nullable UUID profileId, Vm vm, Violations violations) {
        if (profileId == null) {
            return;
        }
        Optional<Network> network =
                profiles.find(profileId).map(VnicProfile::networkId).flatMap(networks::find);
        violations.requirePresent(network, Violation.notFound("vNIC profile", profileId));
        Optional<Cluster> cluster = clusters.find(vm.clusterId());
        if (network.isPresent() && cluster.isPresent()) {
            violations.require(
                    network.get().dataCenterId().equals(cluster.get().dataCenterId()),
                    Violation.conflict(
                            "NETWORK_ELSEWHERE",
                            "Cannot add Interface. Network " + network.get().name()
                                    + " is not in the data center of cluster "
                                    + cluster.get().name() + ".",
                            "Choose a profile of a network of that data center."));
        }
    }

    private Optional<MacAddress> address(@Nullable String wanted, Violations violations) {
        if (wanted == null) {
            Optional<MacAddress> free = macs.next();
            return violations.requirePresent(
                    free,
                    Violation.conflict(
                            "MAC_POOL_EMPTY", "No free MAC address was found in the pool.", "Give an address."));
        }
        try {
            MacAddress mac = MacAddress.of(wanted);
            violations.require(
                    !mac.value().equals(NO_ADDRESS),
                    Violation.invalid("MAC_ADDRESS", "MAC address " + mac + " stands for none.", "Give another one."));
            violations.require(
                    !vms.isMacUsed(mac.value()),
                    Violation.conflict(
                            "MAC_IN_USE",
                            "Cannot add Interface. MAC address " + mac + " is in use by another VM.",
                            "Give another one, or none for one from the pool."));
            return Optional.of(mac);
        } catch (IllegalArgumentException e) {
            violations.add(Violation.invalid("MAC_ADDRESS", printable(e.getMessage()) + ".", ""));
            return Optional.empty();
        }
    }

    private static String printable(@Nullable String text) {
        return text == null
                ? ""
                : text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{C}", "?");
    }
}
