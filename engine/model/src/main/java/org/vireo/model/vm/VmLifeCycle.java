package org.vireo.model.vm;

import static org.vireo.model.vm.VmStatus.DOWN;
import static org.vireo.model.vm.VmStatus.IMAGE_LOCKED;
import static org.vireo.model.vm.VmStatus.PAUSED;
import static org.vireo.model.vm.VmStatus.POWERING_DOWN;
import static org.vireo.model.vm.VmStatus.REBOOT_IN_PROGRESS;
import static org.vireo.model.vm.VmStatus.UNKNOWN;
import static org.vireo.model.vm.VmStatus.UP;
import static org.vireo.model.vm.VmStatus.WAIT_FOR_LAUNCH;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of a VM, written once: every status, and what leads from one to another. {@link VmRuntime} keeps to it.
 *
 * <p>Reports of hosts are facts, so that a domain which is seen is believed in every status. What only follows from
 * commands is narrow: a start leaves from {@link VmStatus#DOWN} alone, and nothing leads to a status that says the VM is off
 * without a proof that it is.
 */
public final class VmLifeCycle {

    /** Where a host has it, as far as anybody knows. */
    private static final Set<VmStatus> ON_HOST =
            EnumSet.of(WAIT_FOR_LAUNCH, UP, PAUSED, POWERING_DOWN, REBOOT_IN_PROGRESS, UNKNOWN);

    /** The guest runs, so that it can be asked for something. */
    private static final Set<VmStatus> LISTENING = EnumSet.of(UP, POWERING_DOWN, REBOOT_IN_PROGRESS);

    private static final Set<VmTransition> TRANSITIONS = table();

    private VmLifeCycle() {}

    private static Set<VmTransition> table() {
        Table table = new Table();
        table.begins(VmCause.CREATED, DOWN, IMAGE_LOCKED);
        table.begins(VmCause.FOUND, UNKNOWN);
        commands(table);
        reports(table);
        return Collections.unmodifiableSet(table.lines);
    }

    private static void commands(Table table) {
        table.leads(EnumSet.of(DOWN), VmCause.START_ACCEPTED, WAIT_FOR_LAUNCH);
        table.leads(EnumSet.of(WAIT_FOR_LAUNCH), VmCause.LAUNCH_DONE, UP, PAUSED);
        table.leads(EnumSet.of(WAIT_FOR_LAUNCH), VmCause.LAUNCH_FAILED, DOWN);
        table.leads(EnumSet.of(WAIT_FOR_LAUNCH), VmCause.LAUNCH_UNANSWERED, UNKNOWN);
        table.leads(LISTENING, VmCause.SHUTDOWN_ASKED, POWERING_DOWN);
        table.leads(LISTENING, VmCause.REBOOT_ASKED, REBOOT_IN_PROGRESS);
        table.leads(EnumSet.of(POWERING_DOWN, REBOOT_IN_PROGRESS), VmCause.REQUEST_FAILED, UP);
        table.leads(ON_HOST, VmCause.POWERED_OFF, DOWN);
        table.leads(EnumSet.of(DOWN), VmCause.DISKS_TAKEN, IMAGE_LOCKED);
        table.leads(EnumSet.of(IMAGE_LOCKED), VmCause.DISKS_SETTLED, DOWN);
    }

    private static void reports(Table table) {
        table.leads(EnumSet.allOf(VmStatus.class), VmCause.REPORTED, UP, PAUSED, POWERING_DOWN, UNKNOWN);
        // A guest that was asked to reboot, and a start that is under way, are seen running meanwhile.
        table.leads(EnumSet.of(REBOOT_IN_PROGRESS), VmCause.REPORTED, REBOOT_IN_PROGRESS);
        table.leads(EnumSet.of(WAIT_FOR_LAUNCH), VmCause.REPORTED, WAIT_FOR_LAUNCH);
        table.leads(ON_HOST, VmCause.REPORTED_OFF, DOWN);
        // While a start is under way its host may not have it yet.
        Set<VmStatus> settled = EnumSet.copyOf(ON_HOST);
        settled.remove(WAIT_FOR_LAUNCH);
        table.leads(settled, VmCause.ABSENT, DOWN);
        // The task of a start tells itself that its host was lost.
        table.leads(settled, VmCause.HOST_LOST, UNKNOWN);
    }

    /** Every line, in the order in which people read them. */
    public static Set<VmTransition> transitions() {
        return TRANSITIONS;
    }

    /** Whether the table has this line. */
    public static boolean allows(@Nullable VmStatus from, VmCause cause, VmStatus to) {
        return TRANSITIONS.contains(new VmTransition(from, cause, to));
    }

    static void require(UUID vmId, @Nullable VmStatus from, VmCause cause, VmStatus to) {
        if (!allows(from, cause, to)) {
            throw new VmTransitionRefused(vmId, new VmTransition(from, cause, to));
        }
    }

    private static final class Table {

        private final Set<VmTransition> lines = new LinkedHashSet<>();

        void begins(VmCause cause, VmStatus... to) {
            Arrays.stream(to).forEach(status -> lines.add(new VmTransition(null, cause, status)));
        }

        void leads(Set<VmStatus> from, VmCause cause, VmStatus... to) {
            for (VmStatus before : from) {
                Arrays.stream(to).forEach(status -> lines.add(new VmTransition(before, cause, status)));
            }
        }
    }
}
