package org.vireo.model.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A data center: the widest boundary of storage and networks. */
@Entity
@Table(name = "data_center")
public class DataCenter {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** True when every storage domain belongs to one host (oVirt's "local" data center). */
    @Column(nullable = false)
    private boolean local;

    @SuppressWarnings("NullAway.Init")
    protected DataCenter() {}

    public DataCenter(UUID id, String name, String description, boolean local) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.local = local;
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

    public boolean isLocal() {
        return local;
    }

    public void rename(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }
}
