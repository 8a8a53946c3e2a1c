package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;

/** The emulator, where the host has a choice of its own. */
public final class EmulatorXml implements DomainContributor {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        String emulator = input.host().emulator();
        if (emulator != null) {
            domain.getDevices().getDevice().add(elements.createDevicesEmulator(emulator));
        }
    }
}
