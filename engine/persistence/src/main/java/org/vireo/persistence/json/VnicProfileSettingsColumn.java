package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.network.VnicProfileSettings;

/** How a profile uses its network. */
@Immutable
@Converter(autoApply = true)
public final class VnicProfileSettingsColumn extends JsonColumn<VnicProfileSettings> {

    public VnicProfileSettingsColumn() {
        super(VnicProfileSettings.class);
    }
}
