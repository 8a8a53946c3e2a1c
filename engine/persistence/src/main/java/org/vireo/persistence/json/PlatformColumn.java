package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.hardware.Platform;

/** The mainboard of a VM or template. */
@Immutable
@Converter(autoApply = true)
public final class PlatformColumn extends JsonColumn<Platform> {

    public PlatformColumn() {
        super(Platform.class);
    }
}
