package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Permit;

/** Makes a vNIC profile. */
@Singleton
public final class AddVnicProfileHandler implements CommandHandler<AddVnicProfile, UUID> {

    private final NetworkObjects objects;
    private final VnicProfileRepository profiles;
    private final NetworkRules rules;

    @Inject
    public AddVnicProfileHandler(NetworkObjects objects, VnicProfileRepository profiles, NetworkRules rules) {
        this.objects = objects;
        this.profiles = profiles;
        this.rules = rules;
    }

    @Override
    public Class<AddVnicProfile> command() {
        return AddVnicProfile.class;
    }

    @Override
    public RequiredPermit permit(AddVnicProfile command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.network(command.networkId()));
    }

    @Override
    public List<LockRequest> locks(AddVnicProfile command) {
        List<LockRequest> locks = new ArrayList<>(objects.locksOfFailover(command.settings()));
        locks.add(LockRequest.exclusive(ObjectRef.network(command.networkId()), "a profile is being added to it"));
        return locks;
    }

    @Override
    public Decision<UUID> decide(AddVnicProfile command, Caller caller) {
        Violations violations = new Violations();
        Optional<Network> network = objects.network(command.networkId(), violations);
        Names.check("VnicProfile", null, command.description(), violations);
        network.ifPresent(found -> rules.check(command.id(), command.name(), command.settings(), found, violations));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        profiles.add(new VnicProfile(
                command.id(), command.networkId(), command.name(), command.description(), command.settings()));
        objects.tell(
                command.networkId(),
                ChangeKind.UPDATED,
                EventCode.VNIC_PROFILE_ADDED,
                "vNIC profile " + command.name() + " was added by " + caller.principal() + ".",
                caller);
        return new Decision.Accepted<>(
                command.id(), "Adding vNIC profile " + command.name(), ObjectRef.network(command.networkId()));
    }
}
