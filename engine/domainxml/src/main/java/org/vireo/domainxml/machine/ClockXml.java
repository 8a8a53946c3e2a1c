package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Clock;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Timer;
import org.vireo.model.spec.VirtType;

/** The guest's clock and how lost ticks are made up for. */
public final class ClockXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Clock clock = new Clock()
                .withOffset(
                        switch (input.vm().hardware().platform().clock()) {
                            case UTC -> "utc";
                            case LOCALTIME -> "localtime";
                        });
        // Emulated guests keep QEMU's defaults: the tick policies are implemented by KVM.
        if (input.architecture().hasPcTimers() && input.host().virtType() == VirtType.KVM) {
            clock.withTimer(
                    new Timer().withName("rtc").withTickpolicy("catchup"),
                    new Timer().withName("pit").withTickpolicy("delay"),
                    new Timer().withName("hpet").withPresent("no"));
        }
        domain.setClock(clock);
    }
}
