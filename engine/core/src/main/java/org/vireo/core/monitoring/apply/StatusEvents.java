package org.vireo.core.monitoring.apply;

import java.util.Optional;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmStatus;

/** Which changes of status are worth a record, in words. Pure. */
final class StatusEvents {

    private StatusEvents() {}

    /** A record to be. */
    record News(EventCode code, String message) {}

    static Optional<News> of(VmStatus before, VmStatus after, Vm vm, String reason) {
        if (after == VmStatus.PAUSED) {
            return Optional.of(new News(EventCode.VM_PAUSED, "VM " + vm.name() + " is paused: " + reason + "."));
        }
        if (before == VmStatus.UNKNOWN) {
            return Optional.of(new News(
                    EventCode.VM_STATUS_RESTORED,
                    "The status of VM " + vm.name() + " is known again: " + after.wireName() + "."));
        }
        if (before == VmStatus.PAUSED && after == VmStatus.UP) {
            return Optional.of(new News(EventCode.VM_RESUMED, "VM " + vm.name() + " runs again."));
        }
        return Optional.empty();
    }

    static String words(StopReason reason) {
        return switch (reason) {
            case NONE -> "it never ran";
            case SHUTDOWN -> "the guest powered itself off";
            case DESTROYED -> "it was powered off";
            case CRASHED -> "the guest or QEMU crashed";
            case FAILED -> "the start failed";
            case UNKNOWN -> "it is not running on its host any more, the reason is not known";
        };
    }
}
