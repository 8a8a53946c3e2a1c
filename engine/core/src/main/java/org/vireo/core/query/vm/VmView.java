package org.vireo.core.query.vm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.host.Host;
import org.vireo.model.vm.GuestInfo;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/**
 * A VM as it is now.
 *
 * @param runtime null when the VM has never had one
 * @param host where it runs or may run
 * @param architecture libvirt's name of the guest's; empty when its cluster is gone
 */
public record VmView(
        Vm vm, @Nullable VmRuntime runtime, @Nullable Host host, String architecture) {

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
