package org.vireo.core.query.vm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.host.Host;
import org.vireo.model.vm.GuestInfo;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/**
 * A VM as it is now.
 *
 * @param runtime null when the VM has never had one
 * @param host where it runs or may run
 * @param architecture libvirt's name of the guest's; empty when its cluster is gone
 * @param nextRun whether it is to be seen as it starts next, not as it runs
 */
public record VmView(
        Vm vm, @Nullable VmRuntime runtime, @Nullable Host host, String architecture, boolean nextRun) {

    /** As it is now. */
    public VmView(Vm vm, @Nullable VmRuntime runtime, @Nullable Host host, String architecture) {
        this(vm, runtime, host, architecture, false);
    }

    /** As it starts next. */
    public VmView ofNextRun() {
        return new VmView(vm, runtime, host, architecture, true);
    }

    /** What it has now, or starts with next. */
    public VmSettings settings() {
        return nextRun || runtime == null ? vm.settings() : runtime.running(vm.settings());
    }

    /** Whether its next start makes another machine of it than the one that runs. */
    public boolean changesAtNextRun() {
        return runtime != null && runtime.changesAtNextRun(vm.settings());
    }

    public UUID id() {
        return vm.id();
    }

    public VmStatus status() {
        return runtime == null ? VmStatus.DOWN : runtime.status();
    }

    public GuestInfo guest() {
        return runtime == null ? GuestInfo.NONE : runtime.guest();
    }
}
