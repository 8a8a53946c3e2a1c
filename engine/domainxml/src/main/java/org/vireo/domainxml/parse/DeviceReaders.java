package org.vireo.domainxml.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.domainxml.device.compute.BalloonXml;
import org.vireo.domainxml.device.compute.ControllerXml;
import org.vireo.domainxml.device.compute.GuestAgentChannelXml;
import org.vireo.domainxml.device.compute.PanicXml;
import org.vireo.domainxml.device.compute.RngXml;
import org.vireo.domainxml.device.compute.SerialConsoleXml;
import org.vireo.domainxml.device.compute.TpmXml;
import org.vireo.domainxml.device.compute.WatchdogXml;
import org.vireo.domainxml.device.console.InputXml;
import org.vireo.domainxml.device.console.RedirectionFilterXml;
import org.vireo.domainxml.device.console.RedirectionXml;
import org.vireo.domainxml.device.console.SmartcardXml;
import org.vireo.domainxml.device.console.SoundXml;
import org.vireo.domainxml.device.console.VirtioConsoleXml;
import org.vireo.domainxml.device.graphics.GraphicsXml;
import org.vireo.domainxml.device.graphics.VideoXml;
import org.vireo.domainxml.device.host.FilesystemXml;
import org.vireo.domainxml.device.host.HostDeviceXml;
import org.vireo.domainxml.device.host.VsockXml;
import org.vireo.domainxml.device.memory.IommuXml;
import org.vireo.domainxml.device.memory.MemoryDeviceXml;
import org.vireo.domainxml.device.network.NicXml;
import org.vireo.domainxml.device.storage.CdromXml;
import org.vireo.domainxml.device.storage.DiskXml;
import org.vireo.domainxml.device.storage.FloppyXml;
import org.vireo.domainxml.device.storage.LeaseXml;
import org.vireo.domainxml.spi.DeviceReader;

/** The readers of all kinds, by the name of the element. */
final class DeviceReaders {

    static final Map<String, List<DeviceReader>> BY_ELEMENT = byElement(
            new ControllerXml(),
            new DiskXml(),
            new CdromXml(),
            new FloppyXml(),
            new LeaseXml(),
            new NicXml(),
            new SerialConsoleXml(),
            new GuestAgentChannelXml(),
            new GraphicsXml(),
            new VideoXml(),
            new BalloonXml(),
            new RngXml(),
            new InputXml(),
            new SoundXml(),
            new VirtioConsoleXml(),
            new SmartcardXml(),
            new RedirectionXml(),
            new RedirectionFilterXml(),
            new TpmXml(),
            new WatchdogXml(),
            new PanicXml(),
            new MemoryDeviceXml(),
            new IommuXml(),
            new HostDeviceXml(),
            new VsockXml(),
            new FilesystemXml());

    private DeviceReaders() {}

    private static Map<String, List<DeviceReader>> byElement(DeviceReader... readers) {
        Map<String, List<DeviceReader>> map = new HashMap<>();
        for (DeviceReader reader : readers) {
            map.computeIfAbsent(reader.element(), name -> new ArrayList<>(1)).add(reader);
        }
        return Map.copyOf(map);
    }
}
