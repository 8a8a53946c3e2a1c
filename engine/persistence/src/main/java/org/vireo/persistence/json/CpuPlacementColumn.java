package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.vm.CpuPlacement;

/** Which of its host's processors a run of a VM has. */
@Immutable
@Converter(autoApply = true)
public final class CpuPlacementColumn extends JsonColumn<CpuPlacement> {

    public CpuPlacementColumn() {
        super(CpuPlacement.class);
    }
}
