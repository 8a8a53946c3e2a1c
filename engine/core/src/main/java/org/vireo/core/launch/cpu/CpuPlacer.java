package org.vireo.core.launch.cpu;

import java.util.BitSet;
import java.util.List;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.host.HostTopology;
import org.vireo.model.vm.CpuPlacement;

/**
 * Decides which of a host's processors a VM gets, by its pinning policy. Pure: the same host and neighbours give the same
 * pins.
 *
 * <p>A dedicated processor is kept from all VMs that are pinned, not from those that run wherever the kernel puts them.
 */
public final class CpuPlacer {

    private CpuPlacer() {}

    /** The pins, or why there is no room. */
    public static CpuDecision place(CpuWish wish, HostTopology host, TakenCpus others) {
        BitSet ioThreads = new BitSet();
        wish.pinning().ioThreads().forEach(pin -> ioThreads.or(pin.hostCpus().members()));
        BitSet threads = (BitSet) ioThreads.clone();
        CpuSet emulator = wish.pinning().emulator();
        if (emulator != null) {
            threads.or(emulator.members());
        }
        BitSet foreign = others.exclusiveOf(threads);
        if (!foreign.isEmpty()) {
            return foreign("The VM's emulator or I/O threads are pinned to the processors ", foreign);
        }
        CpuDecision decision = vcpus(wish, host, others);
        return decision instanceof CpuDecision.Pinned pinned && !ioThreads.isEmpty()
                ? new CpuDecision.Pinned(pinned.placement().withIoThreads(CpuSet.of(ioThreads)))
                : decision;
    }

    private static CpuDecision foreign(String what, BitSet cpus) {
        return new CpuDecision.NoRoom(
                what + CpuSet.of(cpus) + ", which another VM has for itself: pin it to others, or stop that VM.");
    }

    private static CpuDecision vcpus(CpuWish wish, HostTopology host, TakenCpus others) {
        return switch (wish.pinning().policy()) {
            case NONE, MANUAL -> asGiven(wish.pinning(), host, others);
            case RESIZE_AND_PIN_NUMA -> known(host, () -> WholeHost.place(wish, host, others));
            case DEDICATED -> known(host, () -> OwnCpus.threads(wish, host, others));
            case ISOLATE_THREADS -> known(host, () -> OwnCpus.cores(wish, host, others));
        };
    }

    private interface Placing {
        CpuDecision decide();
    }

    private static CpuDecision known(HostTopology host, Placing placing) {
        return host.cpus().isEmpty()
                ? new CpuDecision.NoRoom(
                        "It has not told how its processors belong together, which the VM's pinning"
                                + " policy needs: wait until the host is connected again; if it stays so, update libvirt there.")
                : placing.decide();
    }

    /** What a user pins must be there, as far as the host says what is there; QEMU's own threads count as much as vCPUs. */
    private static CpuDecision asGiven(CpuPinning pinning, HostTopology host, TakenCpus others) {
        List<VcpuPin> pins = pinning.vcpus();
        if (pins.isEmpty() && pinning.emulator() == null && pinning.ioThreads().isEmpty()) {
            return CpuDecision.UNPINNED;
        }
        BitSet wanted = new BitSet();
        pins.forEach(pin -> wanted.or(pin.hostCpus().members()));
        BitSet missing = (BitSet) wanted.clone();
        missing.andNot(host.online());
        if (!host.cpus().isEmpty() && !missing.isEmpty()) {
            return new CpuDecision.NoRoom("The VM is pinned to the processors " + CpuSet.of(missing)
                    + ", which are not online there: pin it to others of " + CpuSet.of(host.online()) + ".");
        }
        BitSet foreign = others.exclusiveOf(wanted);
        if (!foreign.isEmpty()) {
            return foreign("The VM is pinned to the processors ", foreign);
        }
        return new CpuDecision.Pinned(new CpuPlacement(null, pins, pinning.emulator(), null, null, null));
    }
}
