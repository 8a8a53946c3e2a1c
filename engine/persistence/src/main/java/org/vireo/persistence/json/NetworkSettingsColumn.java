package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.network.NetworkSettings;

/** What carries a network and how. */
@Immutable
@Converter(autoApply = true)
public final class NetworkSettingsColumn extends JsonColumn<NetworkSettings> {

    public NetworkSettingsColumn() {
        super(NetworkSettings.class);
    }
}
