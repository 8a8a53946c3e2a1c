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
import org.vireo.model.tag.Tag;

/** Puts a tag on an object. */
@Singleton
public final class AssignTagHandler implements CommandHandler<AssignTag, UUID> {

    private final TagRepository tags;
    private final TagRules rules;
    private final Announcements announcements;

    @Inject
    public AssignTagHandler(TagRepository tags, TagRules rules, Announcements announcements) {
        this.tags = tags;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AssignTag> command() {
        return AssignTag.class;
    }

    @Override
    public RequiredPermit permit(AssignTag command) {
        return TagRules.permit(command.object());
    }

    @Override
    public List<LockRequest> locks(AssignTag command) {
        return List.of(LockRequest.shared(ObjectRef.tag(command.tagId()), "it is being put on an object"));
    }

    @Override
    public Decision<UUID> decide(AssignTag command, Caller caller) {
        Violations violations = new Violations();
        Optional<Tag> found = rules.own(command.tagId(), violations);
        rules.checkObject(command.object(), violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String words = "tag " + found.get().name() + " on " + command.object().words();
        if (tags.assign(command.tagId(), command.object())) {
            announcements.record(
                    TagRules.assigned(command.object().type()),
                    caller.principal() + " put " + words + ".",
                    command.object(),
                    caller);
        }
        return new Decision.Accepted<>(command.tagId(), "Putting " + words, command.object());
    }
}
