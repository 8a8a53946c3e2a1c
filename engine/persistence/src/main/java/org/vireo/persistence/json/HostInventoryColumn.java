package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.host.HostInventory;

/** What a host is made of. */
@Immutable
@Converter(autoApply = true)
public final class HostInventoryColumn extends JsonColumn<HostInventory> {

    public HostInventoryColumn() {
        super(HostInventory.class);
    }
}
