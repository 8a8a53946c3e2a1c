package org.vireo.model.template;

import java.util.List;
import org.vireo.model.device.Device;

/** The devices that a VM made from a template gets, with fresh ids. */
public record TemplateDevices(List<Device> devices) {

    public static final TemplateDevices NONE = new TemplateDevices(List.of());

    public TemplateDevices {
        devices = List.copyOf(devices);
    }
}
