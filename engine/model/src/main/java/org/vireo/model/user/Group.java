package org.vireo.model.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Users who share permissions. */
@Entity
@Table(name = "user_group")
public class Group {

    /** The group that everybody is in without being entered; its id is oVirt's. */
    public static final UUID EVERYONE = UUID.fromString("eee00000-0000-0000-0000-123456789eee");

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Group() {}

    public Group(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean isEveryone() {
        return id.equals(EVERYONE);
    }
}
