package org.vireo.core.command.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.tag.TagRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.tag.Tag;
import org.vireo.model.user.Permit;

/** Makes a tag. */
@Singleton
public final class AddTagHandler implements CommandHandler<AddTag, UUID> {

    private final TagRepository tags;
    private final TagRules rules;
    private final Announcements announcements;

    @Inject
    public AddTagHandler(TagRepository tags, TagRules rules, Announcements announcements) {
        this.tags = tags;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AddTag> command() {
        return AddTag.class;
    }

    @Override
    public RequiredPermit permit(AddTag command) {
        return new RequiredPermit(Permit.TAG_MANAGEMENT, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(AddTag command) {
        return Stream.concat(
                        Stream.of(LockRequest.exclusive(ObjectRef.tag(command.id()), "it is being added")),
                        TagRules.parentLock(command.parentId()))
                .toList();
    }

    @Override
    public Decision<UUID> decide(AddTag command, Caller caller) {
        Violations violations = new Violations();
        rules.checkName(command.name(), command.description(), null, violations);
        rules.checkParent(command.id(), command.parentId(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.tag(command.id());
        tags.add(new Tag(command.id(), command.name(), command.description(), command.parentId()));
        announcements.record(
                EventCode.TAG_ADDED,
                "Tag " + command.name() + " was added by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding tag " + command.name(), object);
    }
}
