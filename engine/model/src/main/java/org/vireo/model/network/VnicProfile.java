package org.vireo.model.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How a virtual NIC uses a network. */
@Entity
@Table(name = "vnic_profile")
public class VnicProfile {

    @Id
    private UUID id;

    @Column(name = "network_id", nullable = false)
    private UUID networkId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Column(nullable = false, columnDefinition = "jsonb")
    private VnicProfileSettings settings;

    @SuppressWarnings("NullAway.Init")
    protected VnicProfile() {}

    /** A profile without wishes of its own. */
    public VnicProfile(UUID id, UUID networkId, String name, String description) {
        this(id, networkId, name, description, VnicProfileSettings.DEFAULT);
    }

    public VnicProfile(UUID id, UUID networkId, String name, String description, VnicProfileSettings settings) {
        this.settings = settings;
        this.id = id;
        this.networkId = networkId;
        this.name = name;
        this.description = description;
    }

    public UUID id() {
        return id;
    }

    public UUID networkId() {
        return networkId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public VnicProfileSettings settings() {
        return settings;
    }

    /** Takes new values; true when they differ from the present ones. */
    public boolean apply(String newName, String newDescription, VnicProfileSettings newSettings) {
        if (name.equals(newName) && description.equals(newDescription) && settings.equals(newSettings)) {
            return false;
        }
        this.name = newName;
        this.description = newDescription;
        this.settings = newSettings;
        return true;
    }
}
