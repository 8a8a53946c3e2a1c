package org.vireo.model.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A tag with itself or one above it: a view, to search by. */
@Entity
@Table(name = "tag_above")
@IdClass(TagAbove.Key.class)
public class TagAbove {

    @Id
    @Column(name = "tag_id")
    private UUID tagId;

    @Id
    @Column(name = "above_id")
    private UUID aboveId;

    @SuppressWarnings("NullAway.Init")
    protected TagAbove() {}

    /** Which tag is below which. */
    public record Key(UUID tagId, UUID aboveId) implements Serializable {}
}
