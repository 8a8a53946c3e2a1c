package org.vireo.model.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A cluster: hosts that can run the same VMs. */
@Entity
@Table(name = "cluster")
public class Cluster {

    @Id
    private UUID id;

    @Column(name = "data_center_id", nullable = false)
    private UUID dataCenterId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** libvirt's word, such as x86_64. */
    @Column(nullable = false)
    private String architecture;

    /** What a new VM gets when it asks for "cluster default". */
    @Enumerated(EnumType.STRING)
    @Column(name = "bios_type", nullable = false)
    private BiosType biosType;

    @SuppressWarnings("NullAway.Init")
    protected Cluster() {}

    public Cluster(
            UUID id, UUID dataCenterId, String name, String description, String architecture, BiosType biosType) {
        this.id = id;
        this.dataCenterId = dataCenterId;
        this.name = name;
        this.description = description;
        this.architecture = architecture;
        this.biosType = biosType;
    }

    public UUID id() {
        return id;
    }

    public UUID dataCenterId() {
        return dataCenterId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String architecture() {
        return architecture;
    }

    public BiosType biosType() {
        return biosType;
    }

    public void rename(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }
}
