package org.vireo.core.command.nic;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.network.MacPool;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
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
        violations.require(
                vms.devices(vm.id()).stream()
                        .noneMatch(row -> row.deviceId().value().equals(command.nicId())),
                Violation.exists("interface", command.nicId()));
        requireFree(command.name(), command.nicId(), vm, violations);
        checkProfile(command.vnicProfileId(), vm, violations);
        if (command.plugged()) {
            checkFunction(command.vnicProfileId(), NicOptions.DEFAULT, command.linked(), violations);
        }
        return address(command.mac(), violations);
    }

    /** The NIC after the changes; empty when something is in the way, which the violations tell. */
    Optional<NicDevice> check(NicChanges changes, NicVms.Card card, Violations violations) {
        Vm vm = card.vm().vm();
        NicDevice before = card.nic();
        if (changes.name() != null) {
            Names.check("Interface", changes.name(), null, violations);
            requireFree(changes.name(), before.id().value(), vm, violations);
        }
        checkProfile(changes.vnicProfileId(), vm, violations);
        Optional<MacAddress> mac = changes.mac() == null
                        || changes.mac().equalsIgnoreCase(before.mac().value())
                ? Optional.of(before.mac())
                : address(changes.mac(), violations);
        if (mac.isEmpty()) {
            return Optional.empty();
        }
        NicDevice after = changes.applyTo(before, mac.get());
        checkCard(card, after, changes.plugged(), violations);
        checkPair(before, after, violations);
        return Optional.of(after);
    }

    /** What goes to both cards of a failover pair must be possible for the other one, too. */
    void checkPartner(NicChanges changes, MacAddress mac, NicVms.Card partner, Violations violations) {
        checkCard(partner, partner.nic().withMac(mac), changes.plugged(), violations);
    }

    private void checkCard(NicVms.Card card, NicDevice after, @Nullable Boolean plug, Violations violations) {
        VnicProfileId profile = after.vnicProfileId();
        boolean plugged = Objects.requireNonNullElse(plug, card.row().isPlugged());
        if (plugged) {
            checkFunction(profile == null ? null : profile.value(), after.options(), after.linked(), violations);
        }
        violations.require(
                !card.runs() || !plugged || !card.isSeen() || sameHardware(card.nic(), after),
                Violation.conflict(
                        "NIC_IS_PLUGGED",
                        "Cannot update Interface. Type, address and hardware of "
                                + card.nic().name() + " cannot be changed while it is plugged into the running VM "
                                + card.vm().vm().name() + ".",
                        "Unplug it first, or stop the VM."));
    }

    private void checkPair(NicDevice before, NicDevice after, Violations violations) {
        if (Objects.equals(before.vnicProfileId(), after.vnicProfileId())) {
            return;
        }
        VnicProfileId profile = after.vnicProfileId();
        violations.require(
                before.options().teaming() == null
                        && (profile == null || failoverOf(profile.value()).isEmpty()),
                Violation.conflict(
                        "NIC_OF_PAIR",
                        "Cannot update Interface. The profile that " + before.name()
                                + " has, or would get, makes failover pairs, whose cards and networks go together.",
                        "Remove it and add one with the other profile."));
    }

    /** Whether libvirt can change the one into the other in a running VM. */
    private static boolean sameHardware(NicDevice before, NicDevice after) {
        return before.mac().equals(after.mac())
                && before.model() == after.model()
                && before.options().driver().equals(after.options().driver())
                && before.options().rom().equals(after.options().rom())
                && Objects.equals(
                        before.options().virtualFunction(), after.options().virtualFunction());
    }

    /** The profile of the card that stands in for a passed-through one. */
    Optional<VnicProfileId> failoverOf(@Nullable UUID profileId) {
        return profileId == null
                ? Optional.empty()
                : profiles.find(profileId).map(profile -> profile.settings().failoverProfile());
    }

    private void requireFree(String name, UUID nicId, Vm vm, Violations violations) {
        boolean taken = vms.devices(vm.id()).stream()
                .anyMatch(row -> row.device() instanceof NicDevice nic
                        && nic.name().equals(name)
                        && !nic.id().value().equals(nicId));
        violations.require(
                !taken,
                Violation.conflict(
                        "NAME_IN_USE",
                        "Cannot add Interface. VM " + vm.name() + " has an interface '" + name + "' already.",
                        "Choose another name."));
    }

    private void checkFunction(@Nullable UUID profileId, NicOptions options, boolean linked, Violations violations) {
        boolean passThrough = profileId != null
                && profiles.find(profileId)
                        .filter(profile -> profile.settings().passThrough())
                        .isPresent();
        violations.require(
                !passThrough || options.virtualFunction() != null,
                Violation.conflict(
                        "NIC_WITHOUT_FUNCTION",
                        "Cannot plug Interface. Its vNIC profile passes a function of the host's card through, but none"
                                + " is named.",
                        "Add it unplugged, name the function in its options, then plug it in."));
        violations.require(
                !passThrough || linked,
                Violation.conflict(
                        "NIC_CABLE",
                        "Cannot unlink Interface. A card of the host that is passed through has no cable to unplug.",
                        "Unplug the interface itself."));
    }

    private Optional<UUID> networkOf(@Nullable UUID profileId) {
        return profileId == null ? Optional.empty() : profiles.find(profileId).map(VnicProfile::networkId);
    }

    /** The networks of the profile and of the one that its cards fail over to, which must stay as they are meanwhile. */
    List<LockRequest> locks(@Nullable UUID profileId, String purpose) {
        List<LockRequest> locks = new ArrayList<>();
        networkOf(profileId).ifPresent(id -> locks.add(LockRequest.shared(ObjectRef.network(id), purpose)));
        failoverOf(profileId)
                .flatMap(failover -> networkOf(failover.value()))
                .ifPresent(id -> locks.add(LockRequest.shared(ObjectRef.network(id), purpose)));
        return locks;
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
