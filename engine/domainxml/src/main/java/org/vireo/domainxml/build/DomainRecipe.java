package org.vireo.domainxml.build;

import java.util.List;
import org.vireo.domainxml.device.compute.ControllerXml;
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

/** What a domain is made of beside its configured devices. The order is that of the XML; no contributor needs another. */
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

    private DomainRecipe() {}
}
