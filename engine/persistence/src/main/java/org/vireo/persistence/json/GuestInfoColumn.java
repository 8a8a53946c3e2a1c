package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.vm.GuestInfo;

/** What a guest said of itself last. */
@Immutable
@Converter(autoApply = true)
public final class GuestInfoColumn extends JsonColumn<GuestInfo> {

    public GuestInfoColumn() {
        super(GuestInfo.class);
    }
}
