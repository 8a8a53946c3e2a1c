package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Cpu;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Topology;
import org.vireo.libvirt.xml.Vcpu;
import org.vireo.model.hardware.CpuTopology;

/** Processors: their number, topology and model. */
public final class CpuXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        CpuTopology cpu = input.vm().hardware().cpu();
        domain.withVcpu(new Vcpu().withPlacement("static").withValue(Integer.toString(cpu.vcpus())))
                .withCpu(new Cpu()
                        .withMode(input.architecture().cpuMode(input.host().virtType()))
                        .withTopology(new Topology()
                                .withSockets(Integer.toString(cpu.sockets()))
                                .withCores(Integer.toString(cpu.cores()))
                                .withThreads(Integer.toString(cpu.threads()))));
    }
}
