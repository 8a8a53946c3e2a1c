package org.vireo.model.spec;

import java.util.List;
import org.vireo.model.id.VmId;

/**
 * Everything that the Domain XML of one VM is made of, loaded and resolved before: nothing is asked for while building.
 *
 * @param launchPaused whether the agent leaves the guest paused after the start
 * @param devices the plugged devices, each with the address that libvirt gave it before; devices of one
 *     kind keep their order in the XML
 * @param resources what the devices refer to
 * @param consolePassword what a VNC client must know
 */
public record VmSpec(
        VmIdentity identity,
        GuestHardware hardware,
        boolean launchPaused,
        List<DeviceEntry> devices,
        VmResources resources,
        ConsolePassword consolePassword) {

    public VmSpec {
        devices = List.copyOf(devices);
    }

    /** The same VM with other devices. */
    public VmSpec withDevices(List<DeviceEntry> newDevices) {
        return new VmSpec(identity, hardware, launchPaused, newDevices, resources, consolePassword);
    }

    public VmId id() {
        return identity.id();
    }
}
