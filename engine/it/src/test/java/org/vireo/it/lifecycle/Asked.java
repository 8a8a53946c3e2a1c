package org.vireo.it.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * A wish in the words of the engine.
 *
 * @param vm what it is about
 * @param device the disk or NIC that it is about; null when it is about none
 */
record Asked(
        Wish wish,
        Command<UUID> command,
        ModelVm vm,
        @Nullable UUID device) {

    boolean addsVm() {
        return wish.kind() == Wish.Kind.ADD_VM || wish.kind() == Wish.Kind.ADD_VM_WITH_DISK;
    }
}
