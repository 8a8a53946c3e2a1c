package org.vireo.domainxml.machine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.GuestHardware;

/**
 * How much the guest can grow to, and the NUMA nodes that follow from it: memory can only be plugged into a node, and
 * QEMU wants every vCPU that can be plugged in one.
 *
 * @param maxSockets sockets of the largest guest
 * @param startBytes memory that is in no memory device
 * @param deviceBytes memory of its memory devices beside its configured size
 * @param maxMemoryBytes memory of the largest guest; 0 where none can be plugged
 * @param slots memory devices of the largest guest
 * @param cells nodes with every vCPU in one of them; none where the guest has no nodes
 */
record GuestCapacity(
        int maxSockets, long startBytes, long deviceBytes, long maxMemoryBytes, int slots, List<NumaCell> cells) {

    static GuestCapacity of(BuildInput input) {
        GuestHardware hardware = input.vm().hardware();
        CpuTopology cpu = hardware.cpu();
        int maxSockets = Math.max(cpu.sockets(), hardware.platform().cpu().maxSockets());
        long deviceBytes = 0;
        long pluggedBytes = 0;
        int devices = 0;
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device() instanceof MemoryDevice memory) {
                if (memory.hotPlugged()) {
                    pluggedBytes += memory.sizeBytes();
                } else {
                    deviceBytes += memory.sizeBytes();
                }
                devices++;
            }
        }
        GuestMemory memory = hardware.platform().memory();
        boolean grows = devices > 0 || memory.maxBytes() > hardware.memoryBytes();
        long maxBytes = grows ? Math.max(memory.maxBytes(), hardware.memoryBytes() + deviceBytes) : 0;
        int slots = Math.max(memory.slots() == 0 ? GuestMemory.USUAL_SLOTS : memory.slots(), devices);
        int maxVcpus = maxSockets * cpu.cores() * cpu.threads();
        long startBytes = hardware.memoryBytes() - pluggedBytes;
        return new GuestCapacity(
                maxSockets, startBytes, deviceBytes, maxBytes, slots, cells(hardware, startBytes, maxVcpus, grows));
    }

    private static List<NumaCell> cells(GuestHardware hardware, long startBytes, int maxVcpus, boolean needsOne) {
        List<NumaCell> wanted = hardware.platform().cpu().numa().cells();
        if (wanted.isEmpty()) {
            return needsOne ? List.of(NumaCell.of(CpuSet.first(maxVcpus), startBytes)) : List.of();
        }
        BitSet free = new BitSet();
        free.set(0, maxVcpus);
        wanted.forEach(cell -> free.andNot(cell.cpus().members()));
        return free.isEmpty() ? wanted : spread(wanted, free);
    }

    /** Gives the vCPUs that are in no node to the nodes in turn. */
    private static List<NumaCell> spread(List<NumaCell> wanted, BitSet free) {
        List<BitSet> members = new ArrayList<>();
        wanted.forEach(cell -> members.add(cell.cpus().members()));
        int turn = 0;
        for (int vcpu = free.nextSetBit(0); vcpu >= 0; vcpu = free.nextSetBit(vcpu + 1)) {
            members.get(turn++ % members.size()).set(vcpu);
        }
        List<NumaCell> cells = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            NumaCell cell = wanted.get(i);
            cells.add(new NumaCell(
                    CpuSet.of(members.get(i)), cell.memoryBytes(), cell.access(), cell.mode(), cell.hostNodes()));
        }
        return cells;
    }
}
