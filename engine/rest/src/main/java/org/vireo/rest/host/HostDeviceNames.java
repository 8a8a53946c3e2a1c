package org.vireo.rest.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.api.type.HostDevice;
import org.vireo.core.command.Caller;
import org.vireo.core.query.host.HostDeviceQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;

/** The names of devices that clients found in the list of a host, whose ids say nothing to anybody else. */
@Singleton
public final class HostDeviceNames {

    private static final String WHAT = "host device";

    private final HostDeviceQueries devices;

    @Inject
    public HostDeviceNames(HostDeviceQueries devices) {
        this.devices = devices;
    }

    /**
     * The name by which libvirt knows the device. A VM keeps the name alone, which is another device on another host: an id
     * is only taken for a VM that has one host to run on.
     */
    public String of(String id, VmView vm, Caller caller) {
        Ids.of(id, WHAT);
        UUID hostId = devices.onlyHostOf(vm.vm())
                .orElseThrow(() -> Faults.invalid(
                        "HOST_DEVICE",
                        "The id " + id + " is that of a device of one host, and VM "
                                + vm.vm().name()
                                + " can run on several: give the device's name, such as pci_0000_03_10_1, which is taken"
                                + " of whichever host the VM runs on."));
        HostDevice named = devices.of(hostId, caller)
                .map(found -> Ids.among(HostDevicesResource.listed(hostId, found), id, WHAT))
                .orElseThrow(() -> Faults.notFound(WHAT, id));
        return String.valueOf(named.getName());
    }
}
