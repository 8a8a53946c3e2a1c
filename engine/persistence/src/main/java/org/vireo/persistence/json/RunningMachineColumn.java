package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.hardware.RunningMachine;

/** How large the machine of a running VM is. */
@Immutable
@Converter(autoApply = true)
public final class RunningMachineColumn extends JsonColumn<RunningMachine> {

    public RunningMachineColumn() {
        super(RunningMachine.class);
    }
}
