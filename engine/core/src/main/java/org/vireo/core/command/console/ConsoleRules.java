package org.vireo.core.command.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.vm.VmStatus;

/** What must hold of a VM whose console somebody wants. */
@Singleton
public final class ConsoleRules {

    private static final Set<VmStatus> WITH_CONSOLE =
            EnumSet.of(VmStatus.UP, VmStatus.PAUSED, VmStatus.POWERING_DOWN, VmStatus.REBOOT_IN_PROGRESS);

    private final VmLookup lookup;

    @Inject
    public ConsoleRules(VmLookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The VM, where it is one of ours; the violations say what is in the way.
     *
     * @param refusal how the sentence begins, as oVirt's clients know it
     */
    Optional<VmLookup.Found> running(UUID vmId, String refusal, Violations violations) {
        Optional<VmLookup.Found> found = lookup.managed(vmId, violations);
        found.ifPresent(vm -> violations.require(
                WITH_CONSOLE.contains(vm.runtime().status()),
                Violation.conflict(
                        "VM_NOT_RUNNING",
                        refusal + " VM is not running: " + lookup.describe(vm) + ".",
                        "Start it first.")));
        return found;
    }

    /** The VM's name, or its id once it is gone. */
    String nameOf(UUID vmId) {
        return lookup.managed(vmId, new Violations())
                .map(found -> found.vm().name())
                .orElse(vmId.toString());
    }
}
