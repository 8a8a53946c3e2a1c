package org.vireo.rest.mapping.hardware;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.MemoryPolicy;
import org.vireo.api.type.VmBase;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.model.hardware.memory.GuestMemory;

/** Memory beyond its size: how much there can be, and what the guest is sure of. */
public final class MemoryMapper {

    private static final long MIB = 1L << 20;

    private MemoryMapper() {}

    /** The policy; ballooning is one of the features. */
    public static MemoryPolicy toApi(long memoryBytes, GuestMemory memory) {
        MemoryPolicy api = new MemoryPolicy();
        api.setGuaranteed(memory.guaranteedBytes() == 0 ? memoryBytes : memory.guaranteedBytes());
        api.setMax(Math.max(memoryBytes, memory.maxBytes()));
        return api;
    }

    /** Takes out what is shown without being set. */
    public static void forgetShown(@Nullable MemoryPolicy api, long memoryBytes, GuestMemory memory) {
        if (api == null) {
            return;
        }
        MemoryPolicy shown = toApi(memoryBytes, memory);
        if (Objects.equals(api.getMax(), shown.getMax())) {
            api.setMax(null);
        }
        if (Objects.equals(api.getGuaranteed(), shown.getGuaranteed())) {
            api.setGuaranteed(null);
        }
    }

    /** The patch and what the request says of it, in whole MiB as oVirt counts. A size that is the VM's own is kept as "no other". */
    public static PlatformPatch add(PlatformPatch before, VmBase api) {
        MemoryPolicy policy = api.getMemoryPolicy();
        if (policy == null) {
            return before;
        }
        Long memory = api.getMemory();
        Long maximum = policy.getMax();
        Long guaranteed = policy.getGuaranteed();
        return before.withGiven("memory.maxBytes", isSame(maximum, memory) ? (Long) 0L : whole(maximum))
                .withGiven("memory.guaranteedBytes", isSame(guaranteed, memory) ? (Long) 0L : whole(guaranteed));
    }

    private static @Nullable Long whole(@Nullable Long bytes) {
        return bytes == null ? null : (Long) (Math.floorDiv(bytes, MIB) * MIB);
    }

    private static boolean isSame(@Nullable Long size, @Nullable Long memory) {
        return size != null && size.equals(memory);
    }
}
