package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.launch.EndedRuns;
import org.vireo.core.port.VmRepository;
import org.vireo.model.vm.StopReason;

/** What follows when a command knows that its VM is off, whether monitoring has seen it or not. */
@Singleton
public final class VmDownEffects {

    private final VmRepository vms;
    private final VmLookup lookup;
    private final EndedRuns endedRuns;
    private final java.time.Clock clock;

    @Inject
    public VmDownEffects(VmRepository vms, VmLookup lookup, EndedRuns endedRuns, java.time.Clock clock) {
        this.vms = vms;
        this.lookup = lookup;
        this.endedRuns = endedRuns;
        this.clock = clock;
    }

    /** To be called within a transaction. */
    void down(UUID vmId, StopReason reason) {
        vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            if (runtime.down(reason, clock.instant())) {
                endedRuns.forget(vmId);
                lookup.changed(vmId);
            }
        });
    }
}
