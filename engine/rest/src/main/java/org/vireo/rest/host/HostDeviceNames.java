package org.vireo.rest.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.api.type.HostDevice;
import org.vireo.core.command.Caller;
import org.vireo.core.query.Search;
import org.vireo.core.query.host.HostDeviceQueries;
import org.vireo.core.query.host.HostDevices;
import org.vireo.core.query.host.HostQueries;
import org.vireo.core.query.host.HostView;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.host.HostStatus;
import org.vireo.model.vm.VmRuntime;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;

/** The names of devices that clients found in the list of a host, whose ids say nothing to anybody else. */
@Singleton
public final class HostDeviceNames {

    private final HostQueries hosts;
    private final HostDeviceQueries devices;

    @Inject
    public HostDeviceNames(HostQueries hosts, HostDeviceQueries devices) {
        this.hosts = hosts;
        this.devices = devices;
    }

    /** The name by which libvirt knows the device, on the host that the VM runs on or else any of its cluster. */
    public String of(String id, VmView vm, Caller caller) {
        Ids.of(id, "host device");
        return candidates(vm, caller).stream()
                .flatMap(hostId -> listed(hostId, caller).stream())
                .filter(device -> id.equals(device.getId()))
                .map(device -> String.valueOf(device.getName()))
                .findFirst()
                .orElseThrow(() -> Faults.notFound("host device", id));
    }

    private List<UUID> candidates(VmView vm, Caller caller) {
        UUID home = Optional.ofNullable(vm.runtime()).map(VmRuntime::hostId).orElse(null);
        return home != null
                ? List.of(home)
                : hosts.list(Search.ALL, caller).stream()
                        .map(HostView::host)
                        .filter(host -> host.clusterId().equals(vm.vm().clusterId()) && host.status() == HostStatus.UP)
                        .map(host -> host.id())
                        .toList();
    }

    /** A host that does not answer has no device to give. */
    private List<HostDevice> listed(UUID hostId, Caller caller) {
        return devices.of(hostId, caller)
                .map(found -> switch (found) {
                    case HostDevices.Listed listed -> NodeDeviceMapper.toApi(hostId, listed.devices());
                    case HostDevices.Silent silent -> List.<HostDevice>of();
                })
                .orElse(List.of());
    }
}
