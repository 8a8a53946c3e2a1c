package org.vireo.domainxml.machine;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Clock;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Timer;
import org.vireo.model.hardware.GuestClock;
import org.vireo.model.hardware.WindowsZones;
import org.vireo.model.spec.VirtType;

/** The guest's clock and how lost ticks are made up for. */
public final class ClockXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        GuestClock wanted = input.vm().hardware().platform().clock();
        Clock clock = new Clock();
        switch (wanted.basis()) {
            case GUEST_OS -> clock.setOffset(input.vm().hardware().guest().localTime() ? "localtime" : "utc");
            case UTC -> clock.setOffset("utc");
            case LOCALTIME -> clock.setOffset("localtime");
            case TIME_ZONE -> clock.withOffset("timezone").withTimezone(zone(wanted.timeZone()));
            case VARIABLE ->
                clock.withOffset("variable").withBasis("utc").withAdjustment(Long.toString(wanted.adjustmentSeconds()));
        }
        // Emulated guests keep QEMU's defaults: the tick policies and Hyper-V's clock are implemented by KVM.
        if (input.architecture().hasPcTimers() && input.host().virtType() == VirtType.KVM) {
            clock.withTimer(
                    new Timer().withName("rtc").withTickpolicy("catchup"),
                    new Timer().withName("pit").withTickpolicy("delay"),
                    new Timer().withName("hpet").withPresent("no"));
            if (HyperVXml.wanted(input.vm().hardware())) {
                clock.withTimer(new Timer().withName("hypervclock").withPresent("yes"));
            }
        }
        if (wanted.tscHz() > 0) {
            clock.withTimer(new Timer().withName("tsc").withFrequency(Long.toString(wanted.tscHz())));
        }
        domain.setClock(clock);
    }

    private static @Nullable String zone(@Nullable String name) {
        return name == null ? null : WindowsZones.ianaOf(name);
    }
}
