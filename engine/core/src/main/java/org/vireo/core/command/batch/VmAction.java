package org.vireo.core.command.batch;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.model.user.Permit;

/** What can be done to many VMs at once. */
public enum VmAction {
    START("Starting", Permit.RUN_VM),
    STOP("Powering off", Permit.STOP_VM),
    SHUTDOWN("Shutting down", Permit.STOP_VM),
    REBOOT("Rebooting", Permit.REBOOT_VM);

    private final String doing;
    private final Permit permit;

    VmAction(String doing, Permit permit) {
        this.doing = doing;
        this.permit = permit;
    }

    /** For the description of a task. */
    String doing() {
        return doing;
    }

    Permit permit() {
        return permit;
    }

    Command<UUID> on(UUID vmId) {
        return switch (this) {
            case START -> new StartVm(vmId, null);
            case STOP -> new StopVm(vmId);
            case SHUTDOWN -> new ShutdownVm(vmId);
            case REBOOT -> new RebootVm(vmId);
        };
    }
}
