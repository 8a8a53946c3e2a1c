package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.launch.VmStates;
import org.vireo.core.port.VmRepository;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmCause;

/** What follows when a command knows that its VM is off, whether monitoring has seen it or not. */
@Singleton
public final class VmDownEffects {

    private final VmRepository vms;
    private final VmLookup lookup;
    private final VmStates states;
    private final java.time.Clock clock;

    @Inject
    public VmDownEffects(VmRepository vms, VmLookup lookup, VmStates states, java.time.Clock clock) {
        this.vms = vms;
        this.lookup = lookup;
        this.states = states;
        this.clock = clock;
    }

    /** To be called within a transaction. */
    void poweredOff(UUID vmId, StopReason reason) {
        vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            if (states.change(runtime, row -> row.down(VmCause.POWERED_OFF, reason, clock.instant()))) {
                states.forgetRun(vmId);
                lookup.changed(vmId);
            }
        });
    }
}
