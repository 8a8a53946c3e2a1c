package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Features;
import org.vireo.libvirt.xml.Flag;

/** Features of the machine that are switched on. */
public final class FeaturesXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Features features = new Features().withAcpi(new Flag());
        if (input.architecture().hasApic()) {
            features.setApic(new Flag());
        }
        domain.setFeatures(features);
    }
}
