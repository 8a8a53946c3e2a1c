package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.template.TemplateDevices;

/** The devices of a template. */
@Immutable
@Converter(autoApply = true)
public final class TemplateDevicesColumn extends JsonColumn<TemplateDevices> {

    public TemplateDevicesColumn() {
        super(TemplateDevices.class);
    }
}
