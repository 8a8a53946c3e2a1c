package org.vireo.core.monitoring.apply;

import org.vireo.hostproxy.vm.DomainState;
import org.vireo.model.vm.VmStatus;

/** What libvirt's state of a domain means for the status of its VM. Pure. */
final class ReportedStatus {

    private ReportedStatus() {}

    /**
     * A guest that was asked to power off or reboot still runs for a while: those statuses hold until it did, or
     * until monitoring gives up waiting. A VM that is being launched is so until its task ends: whoever sees it up can
     * act on it.
     */
    static VmStatus of(DomainState state, VmStatus current, String cause) {
        return switch (state) {
            case RUNNING, BLOCKED -> whileRunning(current, cause);
            case PAUSED, PMSUSPENDED -> current == VmStatus.WAIT_FOR_LAUNCH ? current : VmStatus.PAUSED;
            case SHUTDOWN -> VmStatus.POWERING_DOWN;
            case SHUTOFF, CRASHED -> VmStatus.DOWN;
            case NOSTATE -> VmStatus.UNKNOWN;
        };
    }

    private static VmStatus whileRunning(VmStatus current, String cause) {
        if (current == VmStatus.POWERING_DOWN || current == VmStatus.WAIT_FOR_LAUNCH) {
            return current;
        }
        return current == VmStatus.REBOOT_IN_PROGRESS && !cause.contains("reboot") ? current : VmStatus.UP;
    }
}
