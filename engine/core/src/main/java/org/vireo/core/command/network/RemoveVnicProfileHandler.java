package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Permit;

/** Removes a vNIC profile that no NIC uses. */
@Singleton
public final class RemoveVnicProfileHandler implements CommandHandler<RemoveVnicProfile, UUID> {

    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;
    private final NetworkRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveVnicProfileHandler(
            NetworkRepository networks,
            VnicProfileRepository profiles,
            NetworkRules rules,
            Announcements announcements) {
        this.networks = networks;
        this.profiles = profiles;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveVnicProfile> command() {
        return RemoveVnicProfile.class;
    }

    @Override
    public RequiredPermit permit(RemoveVnicProfile command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.vnicProfile(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveVnicProfile command) {
        return profiles.find(command.id())
                .map(profile -> List.of(LockRequest.exclusive(
                        ObjectRef.network(profile.networkId()), "a profile of it is being removed")))
                .orElse(List.of());
    }

    @Override
    public Decision<UUID> decide(RemoveVnicProfile command, Caller caller) {
        Violations violations = new Violations();
        Optional<VnicProfile> found = violations.requirePresent(
                profiles.find(command.id()), Violation.notFound("vNIC profile", command.id()));
        Optional<Network> network = found.flatMap(profile -> networks.find(profile.networkId()));
        if (found.isEmpty() || network.isEmpty()) {
            return Decision.refused(violations);
        }
        VnicProfile profile = found.get();
        List<String> users = rules.users(network.get(), Set.of(profile.id()));
        violations.require(
                users.isEmpty(),
                Violation.conflict(
                        "PROFILE_IN_USE",
                        "Cannot remove VnicProfile. " + profile.name() + " is used by NICs of VMs: "
                                + String.join(", ", users) + ".",
                        "Remove the NICs first, or give them another profile."));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        profiles.remove(profile);
        ObjectRef object = ObjectRef.network(profile.networkId());
        announcements.changed(object, ChangeKind.UPDATED);
        announcements.record(
                EventCode.VNIC_PROFILE_REMOVED,
                "vNIC profile " + profile.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing vNIC profile " + profile.name(), object);
    }
}
