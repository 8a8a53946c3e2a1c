package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.PowerManagement;
import org.vireo.libvirt.xml.PowerState;

/** What happens at power-off, reboot and crash; a guest cannot suspend itself, since nothing would wake it. */
public final class LifecycleXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        domain.withOnPoweroff("destroy")
                .withOnReboot("restart")
                .withOnCrash("destroy")
                .withPm(new PowerManagement()
                        .withSuspendToMem(new PowerState().withEnabled("no"))
                        .withSuspendToDisk(new PowerState().withEnabled("no")));
    }
}
