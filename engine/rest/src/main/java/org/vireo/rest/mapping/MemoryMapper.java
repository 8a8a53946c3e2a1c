package org.vireo.rest.mapping;

import org.jspecify.annotations.Nullable;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.vm.PlatformPatch;
import org.vireo.model.hardware.memory.GuestMemory;

/** What a guest's memory can grow to, and what of it is guaranteed. */
final class MemoryMapper {

    private MemoryMapper() {}

    static void addTo(VmBase api, long memoryBytes, GuestMemory memory) {
        MemoryPolicy policy = new MemoryPolicy();
        policy.setGuaranteed(memory.guaranteedBytes() == 0 ? memoryBytes : memory.guaranteedBytes());
        policy.setMax(Math.max(memory.maxBytes(), memoryBytes));
        policy.setBallooning(true);
        api.setMemoryPolicy(policy);
    }

    /** The patch and what the request says of it. A bound that is the memory itself binds nothing. */
    static PlatformPatch add(PlatformPatch before, VmBase api) {
        MemoryPolicy policy = api.getMemoryPolicy();
        if (policy == null) {
            return before;
        }
        PlatformPatch patch = before;
        if (policy.getMax() != null) {
            patch = patch.with("memory.maxBytes", bound(policy.getMax(), api.getMemory()));
        }
        if (policy.getGuaranteed() != null) {
            patch = patch.with("memory.guaranteedBytes", bound(policy.getGuaranteed(), api.getMemory()));
        }
        return patch;
    }

    private static long bound(long bytes, @Nullable Long memory) {
        return memory != null && memory == bytes ? 0 : bytes;
    }
}
