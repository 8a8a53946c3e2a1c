package org.vireo.model.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A logical network of a data center, carried on its hosts by a bridge. */
@Entity
@Table(name = "network")
public class Network {

    @Id
    private UUID id;

    @Column(name = "data_center_id", nullable = false)
    private UUID dataCenterId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** Name of the Linux bridge on every host of the data center. */
    @Column(nullable = false)
    private String bridge;

    /** Maximum transmission unit in bytes; 0 leaves it to the host. */
    @Column(nullable = false)
    private int mtu;

    @SuppressWarnings("NullAway.Init")
    protected Network() {}

    public Network(UUID id, UUID dataCenterId, String name, String description, String bridge, int mtu) {
        this.id = id;
        this.dataCenterId = dataCenterId;
        this.name = name;
        this.description = description;
        this.bridge = bridge;
        this.mtu = mtu;
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

    public String bridge() {
        return bridge;
    }

    public int mtu() {
        return mtu;
    }
}
