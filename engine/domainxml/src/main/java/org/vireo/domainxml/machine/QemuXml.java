package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.qemu.Capabilities;
import org.vireo.libvirt.xml.qemu.Capability;
import org.vireo.model.hardware.EmulatorOverrides;

/** What libvirt is made to believe of the emulator; words of a closed list alone. */
public final class QemuXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        EmulatorOverrides overrides = input.vm().hardware().platform().emulator();
        if (overrides.nothing()) {
            return;
        }
        Capabilities capabilities = new Capabilities();
        overrides.added().forEach(added -> capabilities.getAdd().add(new Capability().withCapability(added.word())));
        overrides
                .removed()
                .forEach(removed -> capabilities.getDel().add(new Capability().withCapability(removed.word())));
        domain.getAny().add(capabilities);
    }
}
