package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Rng;
import org.vireo.libvirt.xml.RngBackend;
import org.vireo.libvirt.xml.RngRate;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.reported.ReportedPlain;

/** Random number generators. */
public final class RngXml implements DomainContributor, DeviceReader {

    private static final String BUILTIN = "builtin";

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(RngDevice.class, (rng, place) -> {
            String backend = rng.source().path() == null ? BUILTIN : "random";
            if (input.host().support().lacks("devices/rng/backendModel", backend)) {
                input.refuse("The host's QEMU has no source of random numbers '" + backend + "' for device " + rng.id()
                        + ": choose another source.");
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesRng(new Rng()
                            .withModel("virtio")
                            .withRate(rate(rng.limit()))
                            .withBackend(new RngBackend()
                                    .withModel(backend)
                                    .withValue(rng.source().path()))
                            .withAlias(UserAlias.element(rng))
                            .withAddress(AddressXml.write(input.addresses().of(rng)))));
        });
    }

    private static @Nullable RngRate rate(@Nullable RngLimit limit) {
        return limit == null
                ? null
                : new RngRate()
                        .withBytes(Integer.toString(limit.bytes()))
                        .withPeriod(Integer.toString(limit.periodMillis()));
    }

    @Override
    public String element() {
        return "rng";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        if (!(device instanceof Rng rng)) {
            return null;
        }
        RngBackend backend = rng.getBackend();
        return new ReportedPlain(
                DeviceKind.RNG,
                element(),
                UserAlias.text(rng.getAlias()),
                AddressXml.read(rng.getAddress()),
                backend == null ? null : source(backend));
    }

    private static @Nullable String source(RngBackend backend) {
        return BUILTIN.equals(backend.getModel()) ? BUILTIN : backend.getValue();
    }
}
