package org.vireo.model.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A word that people put on objects. */
@Entity
@Table(name = "tag")
public class Tag {

    /** The tag above all others, which nobody removes or changes; its id is oVirt's. */
    public static final UUID ROOT = new UUID(0, 0);

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** Null for the root alone. */
    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @SuppressWarnings("NullAway.Init")
    protected Tag() {}

    public Tag(UUID id, String name, String description, UUID parentId) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.parentId = parentId;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** Null for the root alone. */
    public @Nullable UUID parentId() {
        return parentId;
    }

    public void change(String newName, String newDescription, UUID newParentId) {
        this.name = newName;
        this.description = newDescription;
        this.parentId = newParentId;
    }
}
