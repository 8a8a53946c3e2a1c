package org.vireo.core.command.batch;

import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Command;

/** Does the same to many VMs, each as a part of the task with a result of its own. Gives back the VMs' ids. */
public record ActOnVms(VmAction action, List<UUID> vmIds) implements Command<List<UUID>> {

    public ActOnVms {
        vmIds = vmIds.stream().distinct().toList();
    }
}
