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

    /** Name on every host of the data center of what carries it: a bridge, a network of libvirt's, a device. */
    @Column(nullable = false)
    private String bridge;

    /** Maximum transmission unit in bytes; 0 leaves it to the host. */
    @Column(nullable = false)
    private int mtu;

    @Column(nullable = false, columnDefinition = "jsonb")
    private NetworkSettings settings;

    @SuppressWarnings("NullAway.Init")
    protected Network() {}

    /** A network over Linux bridges. */
    public Network(UUID id, UUID dataCenterId, String name, String description, String bridge, int mtu) {
        this(id, dataCenterId, name, description, bridge, mtu, NetworkSettings.DEFAULT);
    }

    public Network(
            UUID id,
            UUID dataCenterId,
            String name,
            String description,
            String bridge,
            int mtu,
            NetworkSettings settings) {
        this.settings = settings;
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

    public NetworkSettings settings() {
        return settings;
    }

    /** Takes new values; true when they differ from the present ones. */
    public boolean apply(String newName, String newDescription, int newMtu, NetworkSettings newSettings) {
        if (name.equals(newName)
                && description.equals(newDescription)
                && mtu == newMtu
                && settings.equals(newSettings)) {
            return false;
        }
        this.name = newName;
        this.description = newDescription;
        this.mtu = newMtu;
        this.settings = newSettings;
        return true;
    }
}
