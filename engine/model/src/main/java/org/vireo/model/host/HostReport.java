package org.vireo.model.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a host's agent said of the host when it connected last; written only when it differs. */
@Entity
@Table(name = "host_report")
public class HostReport {

    @Id
    @Column(name = "host_id")
    private UUID hostId;

    @Column(nullable = false, columnDefinition = "jsonb")
    private HostInventory inventory;

    @SuppressWarnings("NullAway.Init")
    protected HostReport() {}

    public HostReport(UUID hostId, HostInventory inventory) {
        this.hostId = hostId;
        this.inventory = inventory;
    }

    public UUID hostId() {
        return hostId;
    }

    public HostInventory inventory() {
        return inventory;
    }

    /** Replaces the inventory; true when it differs from the one before. */
    public boolean replace(@Nullable HostInventory newInventory) {
        if (newInventory == null || newInventory.equals(inventory)) {
            return false;
        }
        this.inventory = newInventory;
        return true;
    }
}
