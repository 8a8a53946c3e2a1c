package org.vireo.model.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A share of a data center that VMs and disks are counted to. Whoever may consume it is said by permissions. Its row is
 * what consumers wait for each other at.
 */
@Entity
@Table(name = "quota")
public class Quota {

    @Id
    private UUID id;

    @Column(name = "data_center_id", nullable = false)
    private UUID dataCenterId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** How many VMs it has room for; null for any number. */
    @Column(name = "vm_limit")
    private @Nullable Integer vmLimit;

    @SuppressWarnings("NullAway.Init")
    protected Quota() {}

    public Quota(UUID id, UUID dataCenterId, String name, String description) {
        this.id = id;
        this.dataCenterId = dataCenterId;
        this.name = name;
        this.description = description;
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

    /** Null for any number. */
    public @Nullable Integer vmLimit() {
        return vmLimit;
    }

    public void describe(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }

    /** How many VMs it has room for; null for any number. */
    public void limitVms(@Nullable Integer newVmLimit) {
        this.vmLimit = newVmLimit;
    }
}
