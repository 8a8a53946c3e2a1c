package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Watchdog;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.reported.ReportedPlain;

/** Watchdogs. */
public final class WatchdogXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(WatchdogDevice.class, (watchdog, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one watchdog: keep one of them.");
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesWatchdog(new Watchdog()
                            .withModel(watchdog.model().word())
                            .withAction(watchdog.action().word())
                            .withAlias(UserAlias.element(watchdog))
                            .withAddress(AddressXml.write(input.addresses().of(watchdog)))));
        });
    }

    @Override
    public String element() {
        return "watchdog";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Watchdog watchdog
                ? new ReportedPlain(
                        DeviceKind.WATCHDOG,
                        element(),
                        UserAlias.text(watchdog.getAlias()),
                        AddressXml.read(watchdog.getAddress()),
                        watchdog.getModel())
                : null;
    }
}
