package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Predicate;
import org.vireo.core.port.VmRepository;
import org.vireo.core.runtime.Defects;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmTransitionRefused;

/**
 * Changes what is known of VMs, along their life cycle alone, and forgets, when one stops, what its devices had of that run.
 * To be called within a transaction.
 *
 * <p>The row itself refuses a transition that is not in the table. Who accepts a command lets that refusal pass, so that the
 * command is not accepted. Reports and ends of tasks go through here: the row stays as it is, which is on the safe side, since
 * only a status that says that the VM is off lets anybody start it.
 */
@Singleton
public final class VmStates {

    private final VmRepository vms;
    private final Defects defects;

    @Inject
    public VmStates(VmRepository vms, Defects defects) {
        this.vms = vms;
        this.defects = defects;
    }

    /** Makes a change of the row; false when it changed nothing, or when the life cycle does not have it. */
    public boolean change(VmRuntime row, Predicate<VmRuntime> change) {
        try {
            return change.test(row);
        } catch (VmTransitionRefused refused) {
            defects.found(refused);
            return false;
        }
    }

    /** The VM went down. Addresses stay; modules that the running VM was given go, since its configured memory counts them. */
    public void forgetRun(UUID vmId) {
        for (VmDevice row : vms.devices(vmId)) {
            if (row.device() instanceof MemoryDevice memory && memory.hotPlugged()) {
                vms.removeDevice(row);
            } else {
                row.forgetRun();
            }
        }
    }
}
