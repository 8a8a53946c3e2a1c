package org.vireo.core.command.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.tag.TagRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.event.EventCode;
import org.vireo.model.tag.Tag;
import org.vireo.model.user.Permit;

/** What holds for every tag. */
@Singleton
final class TagRules {

    private final TagRepository tags;
    private final ObjectTree tree;

    @Inject
    TagRules(TagRepository tags, ObjectTree tree) {
        this.tags = tags;
        this.tree = tree;
    }

    /** Keeps a parent from being removed meanwhile; the root cannot be. */
    static Stream<LockRequest> parentLock(UUID parentId) {
        return parentId.equals(Tag.ROOT)
                ? Stream.empty()
                : Stream.of(LockRequest.shared(ObjectRef.tag(parentId), "a tag is being put below it"));
    }

    /** Whoever may change an object may put tags on it. */
    static RequiredPermit permit(ObjectRef object) {
        return switch (object.type()) {
            case VM -> new RequiredPermit(Permit.EDIT_VM, object);
            case HOST -> new RequiredPermit(Permit.EDIT_HOST, object);
            case TEMPLATE -> new RequiredPermit(Permit.EDIT_TEMPLATE, object);
            default -> new RequiredPermit(Permit.TAG_MANAGEMENT, object);
        };
    }

    static EventCode assigned(ObjectType type) {
        return switch (type) {
            case VM -> EventCode.VM_TAG_ASSIGNED;
            case HOST -> EventCode.HOST_TAG_ASSIGNED;
            default -> EventCode.TAG_ASSIGNED;
        };
    }

    static EventCode unassigned(ObjectType type) {
        return switch (type) {
            case VM -> EventCode.VM_TAG_UNASSIGNED;
            case HOST -> EventCode.HOST_TAG_UNASSIGNED;
            default -> EventCode.TAG_UNASSIGNED;
        };
    }

    void checkName(String name, String description, @Nullable UUID self, Violations violations) {
        Names.check("Tag", name, description, violations);
        Names.requireFree("tag", name, tags.holderOf(name).map(Tag::id), self, violations);
    }

    /** It must be there, and not lie below the tag itself. */
    void checkParent(UUID self, UUID parentId, Violations violations) {
        Set<UUID> seen = new HashSet<>(Set.of(self));
        UUID above = parentId;
        while (above != null) {
            Optional<Tag> found = present(above, violations);
            if (found.isEmpty()) {
                return;
            }
            if (!seen.add(above)) {
                violations.add(Violation.conflict(
                        "TAG_BELOW_ITSELF",
                        "Tag [parent] " + found.get().name() + " lies below this tag, or is it.",
                        "Choose another parent."));
                return;
            }
            above = found.get().parentId();
        }
    }

    /** One that people made. */
    Optional<Tag> own(UUID id, Violations violations) {
        if (id.equals(Tag.ROOT)) {
            violations.add(Violation.conflict(
                    "TAG_IS_ROOT", "Tag root is above all others and stays as it is.", "Choose another one."));
            return Optional.empty();
        }
        return present(id, violations);
    }

    private Optional<Tag> present(UUID id, Violations violations) {
        return violations.requirePresent(tags.find(id), Violation.notFound("tag", id));
    }

    void checkObject(ObjectRef object, Violations violations) {
        violations.require(tree.exists(object), Violation.notFound(object.type().word(), object.id()));
    }
}
