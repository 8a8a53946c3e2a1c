package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.domainxml.spi.IoThreads;
import org.vireo.libvirt.xml.Domain;

/** The threads of QEMU that disks can be served by. */
public final class IoThreadsXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        int count = IoThreads.count(input);
        if (count > 0) {
            domain.setIothreads(Integer.toString(count));
        }
    }
}
