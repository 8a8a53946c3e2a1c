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
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;

/** Takes a tag off an object. */
@Singleton
public final class UnassignTagHandler implements CommandHandler<UnassignTag, UUID> {

    private final TagRepository tags;
    private final TagRules rules;
    private final Announcements announcements;

    @Inject
    public UnassignTagHandler(TagRepository tags, TagRules rules, Announcements announcements) {
        this.tags = tags;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<UnassignTag> command() {
        return UnassignTag.class;
    }

    @Override
    public RequiredPermit permit(UnassignTag command) {
        return TagRules.permit(command.object());
    }

    @Override
    public List<LockRequest> locks(UnassignTag command) {
        return List.of(LockRequest.shared(ObjectRef.tag(command.tagId()), "it is being taken off an object"));
    }

    @Override
    public Decision<UUID> decide(UnassignTag command, Caller caller) {
        Violations violations = new Violations();
        Optional<Tag> found = rules.own(command.tagId(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        String words = "tag " + found.get().name() + " off " + command.object().words();
        if (!tags.unassign(command.tagId(), command.object())) {
            return Decision.refused(
                    Violation.notFound("tag on the " + command.object().type().word(), command.tagId()));
        }
        announcements.record(
                TagRules.unassigned(command.object().type()),
                caller.principal() + " took " + words + ".",
                command.object(),
                caller);
        return new Decision.Accepted<>(command.tagId(), "Taking " + words, command.object());
    }
}
