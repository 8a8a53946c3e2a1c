package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Amount;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.MaxMemory;
import org.vireo.libvirt.xml.MemoryTune;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.memory.MemoryLimits;

/** Memory: what the guest starts with, can be given, and what its process may use. */
public final class MemoryXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        long bytes = input.vm().hardware().memoryBytes();
        GuestMemory memory = input.vm().hardware().platform().memory();
        GuestCapacity capacity = GuestCapacity.of(input);
        long total = bytes + capacity.deviceBytes();
        if (memory.startBytes() > bytes) {
            input.refuse("The VM is to start with " + memory.startBytes() + " bytes of memory, but has " + bytes
                    + ": lower what it starts with.");
        }
        long start = memory.startBytes() == 0 ? total : memory.startBytes() + capacity.deviceBytes();
        domain.withMemory(kib(total)).withCurrentMemory(kib(start));
        if (capacity.maxMemoryBytes() > 0) {
            domain.setMaxMemory(new MaxMemory()
                    .withSlots(Integer.toString(capacity.slots()))
                    .withUnit("KiB")
                    .withValue(Long.toString(capacity.maxMemoryBytes() / 1024)));
        }
        if (!memory.limits().equals(MemoryLimits.NONE)) {
            domain.setMemtune(limits(memory.limits()));
        }
    }

    private static MemoryTune limits(MemoryLimits limits) {
        MemoryTune tune = new MemoryTune();
        if (limits.hardBytes() > 0) {
            tune.setHardLimit(kib(limits.hardBytes()));
        }
        if (limits.softBytes() > 0) {
            tune.setSoftLimit(kib(limits.softBytes()));
        }
        if (limits.swapBytes() > 0) {
            tune.setSwapHardLimit(kib(limits.swapBytes()));
        }
        return tune;
    }

    private static Amount kib(long bytes) {
        return new Amount().withUnit("KiB").withValue(Long.toString(bytes / 1024));
    }
}
