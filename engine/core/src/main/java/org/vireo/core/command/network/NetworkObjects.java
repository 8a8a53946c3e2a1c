package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.LockRequest;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.network.VnicProfileSettings;

/** Networks and vNIC profiles that commands change or remove: found, locked, and what was done with them told. */
@Singleton
public final class NetworkObjects {

    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;
    private final Announcements announcements;

    @Inject
    public NetworkObjects(NetworkRepository networks, VnicProfileRepository profiles, Announcements announcements) {
        this.networks = networks;
        this.profiles = profiles;
        this.announcements = announcements;
    }

    /** A profile with the network that it belongs to. */
    record Owned(VnicProfile profile, Network network) {}

    /** The network of the profile is what is locked. */
    List<LockRequest> locksOfProfile(UUID profileId, String purpose) {
        return profiles.find(profileId)
                .map(profile -> List.of(LockRequest.exclusive(ObjectRef.network(profile.networkId()), purpose)))
                .orElse(List.of());
    }

    /** The profile that cards fail over to must not go away meanwhile. */
    List<LockRequest> locksOfFailover(@Nullable VnicProfileSettings settings) {
        VnicProfileId failover = settings == null ? null : settings.failoverProfile();
        return Optional.ofNullable(failover)
                .flatMap(id -> profiles.find(id.value()))
                .map(profile -> List.of(LockRequest.shared(
                        ObjectRef.network(profile.networkId()), "cards are to fail over to a profile of it")))
                .orElse(List.of());
    }

    /** Empty when there is no such profile; the violation says so. */
    Optional<Owned> profile(UUID id, Violations violations) {
        return violations
                .requirePresent(profiles.find(id), Violation.notFound("vNIC profile", id))
                .flatMap(profile -> networks.find(profile.networkId()).map(network -> new Owned(profile, network)));
    }

    /** Empty when there is no such network; the violation says so. */
    Optional<Network> network(UUID id, Violations violations) {
        return violations.requirePresent(networks.find(id), Violation.notFound("network", id));
    }

    List<VnicProfile> profilesOf(Network network) {
        return profiles.ofNetworks(List.of(network.id()));
    }

    /** Those of a network that may be gone. */
    List<UUID> profileIdsOf(UUID networkId) {
        return profiles.ofNetworks(List.of(networkId)).stream()
                .map(VnicProfile::id)
                .toList();
    }

    void remove(VnicProfile profile) {
        profiles.remove(profile);
    }

    void remove(Network network) {
        networks.remove(network);
    }

    /** Tells listeners that the network, or a profile of it, differs, and enters the sentence about it into the audit log. */
    void tell(UUID networkId, ChangeKind change, EventCode code, String sentence, Caller caller) {
        ObjectRef object = ObjectRef.network(networkId);
        announcements.changed(object, change);
        announcements.record(code, sentence, object, caller);
    }
}
