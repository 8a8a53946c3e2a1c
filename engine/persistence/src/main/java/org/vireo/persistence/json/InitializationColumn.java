package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.vm.Initialization;

/** What a VM is told at its first start. */
@Immutable
@Converter(autoApply = true)
public final class InitializationColumn extends JsonColumn<Initialization> {

    public InitializationColumn() {
        super(Initialization.class);
    }
}
