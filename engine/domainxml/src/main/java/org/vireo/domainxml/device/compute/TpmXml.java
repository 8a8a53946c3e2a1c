package org.vireo.domainxml.device.compute;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressXml;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DeviceReader;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.ObjectFactory;
import org.vireo.libvirt.xml.Tpm;
import org.vireo.libvirt.xml.TpmBackend;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.reported.ReportedPlain;

/**
 * TPMs. libvirt keeps the state under the VM's UUID; it would drop it with a transient domain if it were not told to
 * keep it.
 */
public final class TpmXml implements DomainContributor, DeviceReader {

    private final ObjectFactory elements = new ObjectFactory();

    @Override
    public void contribute(BuildInput input, Domain domain) {
        input.each(TpmDevice.class, (tpm, place) -> {
            if (place > 0) {
                input.refuse("The VM has more than one TPM: keep one of them.");
                return;
            }
            domain.getDevices()
                    .getDevice()
                    .add(elements.createDevicesTpm(new Tpm()
                            .withModel(tpm.model().word())
                            .withBackend(new TpmBackend()
                                    .withType("emulator")
                                    .withVersion("2.0")
                                    .withPersistentState("yes"))
                            .withAlias(UserAlias.element(tpm))));
        });
    }

    @Override
    public String element() {
        return "tpm";
    }

    @Override
    public @Nullable ReportedPlain read(Object device) {
        if (!(device instanceof Tpm tpm)) {
            return null;
        }
        TpmBackend backend = tpm.getBackend();
        return new ReportedPlain(
                DeviceKind.TPM,
                element(),
                UserAlias.text(tpm.getAlias()),
                AddressXml.read(tpm.getAddress()),
                tpm.getModel(),
                backend == null ? null : backend.getType());
    }
}
