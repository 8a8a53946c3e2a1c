package org.vireo.domainxml.parse;

import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.Numbers;
import org.vireo.libvirt.xml.Amount;
import org.vireo.libvirt.xml.Clock;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.MaxMemory;
import org.vireo.libvirt.xml.Topology;
import org.vireo.libvirt.xml.Vcpu;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.RunningMachine;

/** Reads how large a machine is. */
final class Machines {

    private Machines() {}

    static RunningMachine of(Domain domain) {
        Vcpu vcpu = domain.getVcpu();
        int most = vcpu == null ? 1 : number(vcpu.getValue());
        int now = vcpu == null || vcpu.getCurrent() == null ? most : number(vcpu.getCurrent());
        CpuTopology socket =
                socket(domain.getCpu() == null ? null : domain.getCpu().getTopology());
        MaxMemory maximum = domain.getMaxMemory();
        return new RunningMachine(
                topology(now, socket),
                Math.max(1, most / socket.vcpus()),
                bytes(domain.getMemory()),
                maximum == null ? 0 : Numbers.of(maximum.getValue()) * Numbers.bytesPer(maximum.getUnit()),
                maximum == null ? 0 : (int) Numbers.of(maximum.getSlots()),
                adjustment(domain.getClock()));
    }

    private static CpuTopology socket(@Nullable Topology topology) {
        return topology == null
                ? CpuTopology.SINGLE
                : possible(1, number(topology.getCores()), number(topology.getThreads()));
    }

    private static CpuTopology topology(int vcpus, CpuTopology socket) {
        return vcpus % socket.vcpus() == 0
                ? possible(vcpus / socket.vcpus(), socket.cores(), socket.threads())
                : possible(vcpus, 1, 1);
    }

    /** What no machine can be counts as the smallest. */
    private static CpuTopology possible(int sockets, int cores, int threads) {
        try {
            return new CpuTopology(sockets, cores, threads);
        } catch (IllegalArgumentException e) {
            return CpuTopology.SINGLE;
        }
    }

    private static int number(@Nullable String text) {
        return (int) Math.clamp(Numbers.of(text), 1, Integer.MAX_VALUE);
    }

    /** Only a clock that libvirt keeps the guest's changes of has one; 0 where libvirt writes "reset" or nothing. */
    private static @Nullable Long adjustment(@Nullable Clock clock) {
        return clock == null || !"variable".equals(clock.getOffset())
                ? null
                : (Long) Numbers.signed(clock.getAdjustment());
    }

    /** libvirt reports KiB and says so; a document without a unit means the same. */
    private static long bytes(@Nullable Amount memory) {
        return memory == null ? 0 : Numbers.of(memory.getValue()) * Numbers.bytesPer(memory.getUnit());
    }
}
