package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Permit;

/** Removes a vNIC profile that no NIC uses. */
@Singleton
public final class RemoveVnicProfileHandler implements CommandHandler<RemoveVnicProfile, UUID> {

    private final NetworkObjects objects;
    private final ProfileUsers users;

    @Inject
    public RemoveVnicProfileHandler(NetworkObjects objects, ProfileUsers users) {
        this.objects = objects;
        this.users = users;
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
        return objects.locksOfProfile(command.id(), "a profile of it is being removed");
    }

    @Override
    public Decision<UUID> decide(RemoveVnicProfile command, Caller caller) {
        Violations violations = new Violations();
        Optional<NetworkObjects.Owned> found = objects.profile(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        VnicProfile profile = found.get().profile();
        List<String> cards = users.cards(List.of(profile.id()));
        violations.require(
                cards.isEmpty(),
                Violation.conflict(
                        "PROFILE_IN_USE",
                        "Cannot remove VnicProfile. " + profile.name() + " is used by NICs of VMs: "
                                + String.join(", ", cards) + ".",
                        "Remove the NICs first, or give them another profile."));
        users.requireNoFailover(
                found.get().network(), List.of(profile.id()), "remove VnicProfile " + profile.name(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        objects.remove(profile);
        objects.tell(
                profile.networkId(),
                ChangeKind.UPDATED,
                EventCode.VNIC_PROFILE_REMOVED,
                "vNIC profile " + profile.name() + " was removed by " + caller.principal() + ".",
                caller);
        return new Decision.Accepted<>(
                command.id(), "Removing vNIC profile " + profile.name(), ObjectRef.network(profile.networkId()));
    }
}
