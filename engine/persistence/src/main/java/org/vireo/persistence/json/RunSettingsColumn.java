package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.vm.RunSettings;

/** What a run of a VM was started with. */
@Immutable
@Converter(autoApply = true)
public final class RunSettingsColumn extends JsonColumn<RunSettings> {

    public RunSettingsColumn() {
        super(RunSettings.class);
    }
}
