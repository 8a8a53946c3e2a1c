package org.vireo.model.bookmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A search under a name; all users have the same. */
@Entity
@Table(name = "bookmark")
public class Bookmark {

    /** The longest value, in code points; as oVirt's. */
    public static final int MAX_VALUE_CHARACTERS = 4000;

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String value;

    @SuppressWarnings("NullAway.Init")
    protected Bookmark() {}

    public Bookmark(UUID id, String name, String value) {
        this.id = id;
        this.name = name;
        this.value = value;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** What is searched, in the words of whoever reads it, such as "Vms: status=up". */
    public String value() {
        return value;
    }

    public void change(String newName, String newValue) {
        this.name = newName;
        this.value = newValue;
    }
}
