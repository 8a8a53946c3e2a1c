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

    @SuppressWarnings("NullAway.Init")
    protected VnicProfile() {}

    public VnicProfile(UUID id, UUID networkId, String name, String description) {
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
}
