package org.vireo.model.hardware;

import org.jspecify.annotations.Nullable;

/**
 * How large the machine of a running VM is, as its host reports it: what the guest really has, whatever is configured by
 * now. A VM's run has its memory counted as the configured size is, without the memory devices that are there beside it.
 *
 * @param topology the vCPUs that the guest has now; sockets of one where a socket is there in part
 * @param mostSockets how many sockets it can be given
 * @param memoryBytes how much memory it has
 * @param mostMemoryBytes how much it can be given; 0 for no more than it has
 * @param memorySlots how many memory devices it can have
 * @param clockAdjustmentSeconds how far its clock is ahead of UTC; null where the host keeps no changes of the guest's
 * @param askedVcpus with how many vCPUs its guest was asked to do, and has more; null when it was asked nothing. Hosts do
 *     not report it
 */
public record RunningMachine(
        CpuTopology topology,
        int mostSockets,
        long memoryBytes,
        long mostMemoryBytes,
        int memorySlots,
        @Nullable Long clockAdjustmentSeconds,
        @Nullable Integer askedVcpus) {

    /** One whose guest was asked nothing, as hosts report it. */
    public RunningMachine(
            CpuTopology topology,
            int mostSockets,
            long memoryBytes,
            long mostMemoryBytes,
            int memorySlots,
            @Nullable Long clockAdjustmentSeconds) {
        this(topology, mostSockets, memoryBytes, mostMemoryBytes, memorySlots, clockAdjustmentSeconds, null);
    }

    public RunningMachine withTopology(CpuTopology newTopology) {
        return new RunningMachine(
                newTopology, mostSockets, memoryBytes, mostMemoryBytes, memorySlots, clockAdjustmentSeconds);
    }

    /** The same machine, whose guest was asked to do with so many vCPUs; null for nothing. */
    public RunningMachine withAskedVcpus(@Nullable Integer newAskedVcpus) {
        return new RunningMachine(
                topology,
                mostSockets,
                memoryBytes,
                mostMemoryBytes,
                memorySlots,
                clockAdjustmentSeconds,
                newAskedVcpus != null && newAskedVcpus < topology.vcpus() ? newAskedVcpus : null);
    }

    public RunningMachine withMemoryBytes(long newMemoryBytes) {
        return new RunningMachine(
                topology,
                mostSockets,
                newMemoryBytes,
                mostMemoryBytes,
                memorySlots,
                clockAdjustmentSeconds,
                askedVcpus);
    }

    /** The same machine, with so much of its memory counted elsewhere. */
    public RunningMachine without(long besideBytes) {
        return new RunningMachine(
                topology,
                mostSockets,
                memoryBytes - besideBytes,
                mostMemoryBytes == 0 ? 0 : mostMemoryBytes - besideBytes,
                memorySlots,
                clockAdjustmentSeconds,
                askedVcpus);
    }
}
