package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Panic;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.reported.ReportedPlain;

/** Panic devices. */
public final class PanicXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(
                PanicDevice.class,
                (panic, place) -> domain.getDevices()
                        .getDevice()
                        .add(elements.createDevicesPanic(new Panic()
                                .withModel(panic.model().word())
                                .withAlias(UserAlias.element(panic))
                                .withAddress(AddressXml.write(input.addresses().of(panic))))));
    }

    @Override
    public String element() {
        return "panic";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        return device instanceof Panic panic
                ? new ReportedPlain(
                        DeviceKind.PANIC,
                        element(),
                        UserAlias.text(panic.getAlias()),
                        AddressXml.read(panic.getAddress()),
                        panic.getModel())
                : null;
    }
}
