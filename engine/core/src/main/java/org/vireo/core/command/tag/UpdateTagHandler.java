package org.vireo.core.command.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.tag.Tag;
import org.vireo.model.user.Permit;

/** Changes a tag. */
@Singleton
public final class UpdateTagHandler implements CommandHandler<UpdateTag, UUID> {

    private final TagRules rules;
    private final Announcements announcements;

    @Inject
    public UpdateTagHandler(TagRules rules, Announcements announcements) {
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateTag> command() {
        return UpdateTag.class;
    }

    @Override
    public RequiredPermit permit(UpdateTag command) {
        return new RequiredPermit(Permit.TAG_MANAGEMENT, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(UpdateTag command) {
        LockRequest own = LockRequest.exclusive(ObjectRef.tag(command.id()), "it is being changed");
        UUID parentId = command.parentId();
        if (parentId == null || parentId.equals(command.id())) {
            return List.of(own);
        }
        // Of two that move at once each could come to lie below the other.
        LockRequest tree = LockRequest.exclusive(ObjectRef.tag(Tag.ROOT), "tags are being moved");
        return Stream.concat(Stream.of(own, tree), TagRules.parentLock(parentId))
                .toList();
    }

    @Override
    public Decision<UUID> decide(UpdateTag command, Caller caller) {
        Violations violations = new Violations();
        Optional<Tag> found = rules.own(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Tag tag = found.get();
        String name = Objects.requireNonNullElse(command.name(), tag.name());
        String description = Objects.requireNonNullElse(command.description(), tag.description());
        UUID parentId = Objects.requireNonNullElse(command.parentId(), Objects.requireNonNull(tag.parentId()));
        rules.checkName(name, description, tag.id(), violations);
        rules.checkParent(tag.id(), parentId, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.tag(tag.id());
        tag.change(name, description, parentId);
        announcements.record(
                EventCode.TAG_UPDATED, "Tag " + name + " was changed by " + caller.principal() + ".", object, caller);
        return new Decision.Accepted<>(tag.id(), "Changing tag " + name, object);
    }
}
