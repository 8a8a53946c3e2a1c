package org.vireo.core.command.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** Removes a tag with those below it; the database takes them off everything. */
@Singleton
public final class RemoveTagHandler implements CommandHandler<RemoveTag, UUID> {

    private final TagRepository tags;
    private final TagRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveTagHandler(TagRepository tags, TagRules rules, Announcements announcements) {
        this.tags = tags;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveTag> command() {
        return RemoveTag.class;
    }

    @Override
    public RequiredPermit permit(RemoveTag command) {
        return new RequiredPermit(Permit.TAG_MANAGEMENT, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(RemoveTag command) {
        return List.of(LockRequest.exclusive(ObjectRef.tag(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveTag command, Caller caller) {
        Violations violations = new Violations();
        Optional<Tag> found = rules.own(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Tag tag = found.get();
        ObjectRef object = ObjectRef.tag(tag.id());
        tags.remove(tag);
        announcements.record(
                EventCode.TAG_REMOVED,
                "Tag " + tag.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(tag.id(), "Removing tag " + tag.name(), object);
    }
}
