package org.vireo.domainxml.device;

import java.util.List;
import org.vireo.domainxml.device.compute.BalloonXml;
import org.vireo.domainxml.device.compute.GuestAgentChannelXml;
import org.vireo.domainxml.device.compute.PanicXml;
import org.vireo.domainxml.device.compute.RngXml;
import org.vireo.domainxml.device.compute.SerialConsoleXml;
import org.vireo.domainxml.device.compute.TpmXml;
import org.vireo.domainxml.device.compute.WatchdogXml;
import org.vireo.domainxml.device.console.InputXml;
import org.vireo.domainxml.device.console.ParallelPortXml;
import org.vireo.domainxml.device.console.RedirectionFilterXml;
import org.vireo.domainxml.device.console.RedirectionXml;
import org.vireo.domainxml.device.console.SmartcardXml;
import org.vireo.domainxml.device.console.SoundXml;
import org.vireo.domainxml.device.console.SpiceAgentChannelXml;
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
import org.vireo.domainxml.spi.DomainContributor;

/** The kinds of devices: what each adds to a domain and, where it is a reader too, reads of one. The order is that of the XML. */
public final class DeviceCatalog {

    public static final List<DomainContributor> KINDS = List.of(
            new DiskXml(),
            new CdromXml(),
            new FloppyXml(),
            new LeaseXml(),
            new NicXml(),
            new SerialConsoleXml(),
            new ParallelPortXml(),
            new VirtioConsoleXml(),
            new GuestAgentChannelXml(),
            new SpiceAgentChannelXml(),
            new InputXml(),
            new GraphicsXml(),
            new SoundXml(),
            new VideoXml(),
            new BalloonXml(),
            new RngXml(),
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

    private DeviceCatalog() {}
}
