package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.port.VmRepository;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmDevice;

/** What follows when a command knows that its VM is off, whether monitoring has seen it or not. */
@Singleton
public final class VmDownEffects {

    private final VmRepository vms;
    private final VmLookup lookup;
    private final java.time.Clock clock;

    @Inject
    public VmDownEffects(VmRepository vms, VmLookup lookup, java.time.Clock clock) {
        this.vms = vms;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** To be called within a transaction. */
    void down(UUID vmId, StopReason reason) {
        vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            if (runtime.down(reason, clock.instant())) {
                vms.devices(vmId).forEach(VmDevice::forgetRun);
                lookup.changed(vmId);
            }
        });
    }
}
