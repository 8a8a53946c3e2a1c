package org.vireo.core.query.tag;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ObjectTree;
import org.vireo.core.port.tag.TagRepository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;

/** Reads tags; which ones an object has is seen by whoever sees the object. */
@Singleton
public final class TagQueries {

    private final Sights sights;
    private final TagRepository tags;
    private final ObjectTree tree;

    @Inject
    public TagQueries(Sights sights, TagRepository tags, ObjectTree tree) {
        this.sights = sights;
        this.tags = tags;
        this.tree = tree;
    }

    public List<Tag> list(Search search, Caller caller) {
        return sights.read(caller, sight -> tags.search(search, sight));
    }

    public Optional<Tag> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> tags.find(id, sight));
    }

    /** For whoever names a tag; empty when there is none. */
    public Optional<UUID> idOf(String name, Caller caller) {
        return sights.read(caller, sight -> tags.named(name).map(Tag::id));
    }

    /** Empty when the caller does not see the object. */
    public Optional<List<Tag>> on(ObjectRef object, Caller caller) {
        return sights.read(
                caller, sight -> tree.isWithin(sight, object) ? Optional.of(tags.on(object)) : Optional.empty());
    }
}
