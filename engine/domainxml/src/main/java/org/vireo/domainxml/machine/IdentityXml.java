package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.model.spec.VmIdentity;

/** Type, name, UUID and description. */
public final class IdentityXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        VmIdentity identity = input.vm().identity();
        domain.withType(
                        switch (input.host().virtType()) {
                            case KVM -> "kvm";
                            case QEMU -> "qemu";
                        })
                .withName(identity.name())
                .withUuid(identity.id().toString());
        if (!identity.description().isEmpty()) {
            domain.setDescription(identity.description());
        }
    }
}
