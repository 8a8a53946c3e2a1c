package org.vireo.model.template;

import java.util.List;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.id.DiskId;

/** The devices that a VM made from a template gets, with fresh ids. */
public record TemplateDevices(List<Device> devices) {

    public static final TemplateDevices NONE = new TemplateDevices(List.of());

    public TemplateDevices {
        devices = List.copyOf(devices);
    }

    /** Whether the disk is one of the template's. */
    public boolean hasDisk(DiskId disk) {
        return devices.stream()
                .anyMatch(device ->
                        device instanceof DiskDevice own && own.diskId().equals(disk));
    }
}
