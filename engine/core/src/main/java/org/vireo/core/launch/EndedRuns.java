package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.port.VmRepository;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.vm.VmDevice;

/** Forgets, when a VM stops, what its devices had of that run alone. To be called within a transaction. */
@Singleton
public final class EndedRuns {

    private final VmRepository vms;

    @Inject
    public EndedRuns(VmRepository vms) {
        this.vms = vms;
    }

    /** Addresses stay; modules that the running VM was given go, since its configured memory counts them. */
    public void forget(UUID vmId) {
        for (VmDevice row : vms.devices(vmId)) {
            if (row.device() instanceof MemoryDevice memory && memory.hotPlugged()) {
                vms.removeDevice(row);
            } else {
                row.forgetRun();
            }
        }
    }
}
