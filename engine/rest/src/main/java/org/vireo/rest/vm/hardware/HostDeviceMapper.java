package org.vireo.rest.vm.hardware;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.api.type.HostDevice;
import org.vireo.core.command.vmdevice.AddVmDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.problem.Words;

/** Devices of hosts that a VM has, by libvirt's names. The collection of all devices shows and takes the rest. */
public final class HostDeviceMapper {

    private HostDeviceMapper() {}

    public static List<HostDevice> toApi(UUID vmId, List<VmDevice> rows) {
        return rows.stream()
                .flatMap(row -> row.device() instanceof org.vireo.model.device.HostDevice device
                        ? Stream.of(toApi(vmId, device))
                        : Stream.empty())
                .toList();
    }

    /** The device of that name, which libvirt takes from its driver where it has to. */
    public static AddVmDevice toAdd(UUID vmId, UUID deviceId, HostDevice api, ObjectNode document) {
        String name = Words.orEmpty(api.getName());
        document.put("kind", "HOST_DEVICE").put("source", name).put("managed", name.startsWith("pci_"));
        return new AddVmDevice(vmId, deviceId, document);
    }

    private static HostDevice toApi(UUID vmId, org.vireo.model.device.HostDevice device) {
        HostDevice api = new HostDevice();
        api.setId(device.id().toString());
        api.setHref(Hrefs.of("vms", vmId, "hostdevices", device.id()));
        api.setName(device.source().toString());
        api.setVm(Refs.vm(vmId));
        api.setPlaceholder(false);
        api.setCapability(
                switch (device.source()) {
                    case HostDeviceSource.Pci pci -> "pci";
                    case HostDeviceSource.UsbProduct usb -> "usb_device";
                    case HostDeviceSource.UsbPlace usb -> "usb_device";
                    case HostDeviceSource.Scsi scsi -> "scsi";
                    case HostDeviceSource.Mdev mdev -> "mdev";
                });
        return api;
    }
}
