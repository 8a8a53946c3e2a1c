package org.vireo.domainxml.build;

import java.util.List;
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
import org.vireo.domainxml.machine.ClockXml;
import org.vireo.domainxml.machine.CpuTuneXml;
import org.vireo.domainxml.machine.CpuXml;
import org.vireo.domainxml.machine.EmulatorXml;
import org.vireo.domainxml.machine.FeaturesXml;
import org.vireo.domainxml.machine.IdentityXml;
import org.vireo.domainxml.machine.IoApicXml;
import org.vireo.domainxml.machine.IoThreadsXml;
import org.vireo.domainxml.machine.LaunchSecurityXml;
import org.vireo.domainxml.machine.LifecycleXml;
import org.vireo.domainxml.machine.MemoryBackingXml;
import org.vireo.domainxml.machine.MemoryXml;
import org.vireo.domainxml.machine.NumaTuneXml;
import org.vireo.domainxml.machine.OsXml;
import org.vireo.domainxml.machine.QemuXml;
import org.vireo.domainxml.machine.SmbiosXml;
import org.vireo.domainxml.metadata.MetadataXml;
import org.vireo.domainxml.spi.DomainContributor;

/** Everything that a domain is made of. The order is that of the XML; no contributor needs another. */
final class DomainRecipe {

    /** The machine, and what libvirt would add by itself if it were not said. */
    static final List<DomainContributor> MACHINE = List.of(
            new IdentityXml(),
            new MetadataXml(),
            new MemoryXml(),
            new MemoryBackingXml(),
            new CpuXml(),
            new SmbiosXml(),
            new IoThreadsXml(),
            new CpuTuneXml(),
            new NumaTuneXml(),
            new OsXml(),
            new FeaturesXml(),
            new IoApicXml(),
            new ClockXml(),
            new LifecycleXml(),
            new LaunchSecurityXml(),
            new QemuXml(),
            new EmulatorXml(),
            new ControllerXml());

    /** The configured devices. */
    static final List<DomainContributor> DEVICES = List.of(
            new DiskXml(),
            new CdromXml(),
            new FloppyXml(),
            new LeaseXml(),
            new NicXml(),
            new SerialConsoleXml(),
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

    private DomainRecipe() {}
}
