package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Amount;
import org.vireo.libvirt.xml.Domain;

/** Memory: all of it is there from the start. */
public final class MemoryXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        String kib = Long.toString(input.vm().hardware().memoryBytes() / 1024);
        domain.withMemory(new Amount().withUnit("KiB").withValue(kib))
                .withCurrentMemory(new Amount().withUnit("KiB").withValue(kib));
    }
}
