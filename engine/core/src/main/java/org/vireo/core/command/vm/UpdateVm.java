package org.vireo.core.command.vm;

import java.util.UUID;
import org.vireo.core.command.Command;

/**
 * Changes what is not null. A running VM follows at once where it can.
 *
 * @param nextRun whether a running VM is left as it is: the changes are what it starts with next
 */
public record UpdateVm(UUID id, VmChanges changes, boolean nextRun) implements Command<UUID> {

    /** A change that a running VM follows. */
    public UpdateVm(UUID id, VmChanges changes) {
        this(id, changes, false);
    }
}
