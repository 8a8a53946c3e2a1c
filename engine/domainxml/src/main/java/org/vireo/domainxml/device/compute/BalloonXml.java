package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.BalloonStats;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.MemoryBalloon;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.reported.ReportedPlain;

/**
 * The memory balloon. libvirt adds one to a VM whose XML does not mention it, so a VM without one says
 * {@code model='none'}.
 */
public final class BalloonXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(BalloonDevice.class, (balloon, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one memory balloon: keep one of them.");
                return;
            }
            add(
                    domain,
                    new MemoryBalloon()
                            .withModel("virtio")
                            .withAutodeflate(balloon.autodeflate() ? "on" : null)
                            .withFreePageReporting(balloon.freePageReporting() ? "on" : null)
                            .withStats(
                                    balloon.statsPeriodSeconds() == 0
                                            ? null
                                            : new BalloonStats()
                                                    .withPeriod(Integer.toString(balloon.statsPeriodSeconds())))
                            .withAlias(UserAlias.element(balloon))
                            .withAddress(AddressXml.write(input.addresses().of(balloon))));
        });
        if (input.wholeWithout(BalloonDevice.class)) {
            add(domain, new MemoryBalloon().withModel("none"));
        }
    }

    private void add(Domain domain, MemoryBalloon balloon) {
        domain.getDevices().getDevice().add(elements.createDevicesMemballoon(balloon));
    }

    @Override
    public String element() {
        return "memballoon";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof MemoryBalloon balloon
                ? new ReportedPlain(
                        DeviceKind.BALLOON,
                        element(),
                        UserAlias.text(balloon.getAlias()),
                        AddressXml.read(balloon.getAddress()),
                        balloon.getModel())
                : null;
    }
}
