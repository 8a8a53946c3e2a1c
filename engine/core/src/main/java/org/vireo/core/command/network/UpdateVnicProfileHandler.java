package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.user.Permit;

/** Changes a vNIC profile. */
@Singleton
public final class UpdateVnicProfileHandler implements CommandHandler<UpdateVnicProfile, UUID> {

    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;
    private final NetworkRules rules;
    private final Announcements announcements;

    @Inject
    public UpdateVnicProfileHandler(
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
    public Class<UpdateVnicProfile> command() {
        return UpdateVnicProfile.class;
    }

    @Override
    public RequiredPermit permit(UpdateVnicProfile command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.vnicProfile(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateVnicProfile command) {
        return profiles.find(command.id())
                .map(profile -> List.of(LockRequest.exclusive(
                        ObjectRef.network(profile.networkId()), "a profile of it is being changed")))
                .orElse(List.of());
    }

    @Override
    public Decision<UUID> decide(UpdateVnicProfile command, Caller caller) {
        Violations violations = new Violations();
        Optional<VnicProfile> found = violations.requirePresent(
                profiles.find(command.id()), Violation.notFound("vNIC profile", command.id()));
        Optional<Network> network = found.flatMap(profile -> networks.find(profile.networkId()));
        if (found.isEmpty() || network.isEmpty()) {
            return Decision.refused(violations);
        }
        VnicProfile profile = found.get();
        String name = Objects.requireNonNullElse(command.name(), profile.name());
        String description = Objects.requireNonNullElse(command.description(), profile.description());
        VnicProfileSettings settings = NetworkRules.orBefore(command.settings(), profile);
        Names.check("VnicProfile", null, description, violations);
        rules.check(command.id(), name, settings, network.get(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.network(profile.networkId());
        if (profile.apply(name, description, settings)) {
            announcements.changed(object, ChangeKind.UPDATED);
            announcements.record(
                    EventCode.VNIC_PROFILE_UPDATED,
                    "vNIC profile " + name + " was changed by " + caller.principal() + ".",
                    object,
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing vNIC profile " + name, object);
    }
}
