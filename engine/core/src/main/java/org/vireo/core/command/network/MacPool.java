package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.VmRepository;
import org.vireo.model.id.MacAddress;

/** Gives NICs addresses that no VM has. To be called within a transaction. */
@Singleton
public final class MacPool {

    /** Locally administered, unicast. */
    private static final String PREFIX = "56:6f:4b";

    private static final int SIZE = 1 << 24;
    private static final int TRIES = 1_000;

    private final VmRepository vms;
    private final IdSource ids;

    @Inject
    public MacPool(VmRepository vms, IdSource ids) {
        this.vms = vms;
        this.ids = ids;
    }

    /** A free address: the next one from a place that chance picks. Empty when the pool is as good as used up. */
    public Optional<MacAddress> next() {
        int start = (int) (ids.next().getLeastSignificantBits() & (SIZE - 1));
        for (int step = 0; step < TRIES; step++) {
            MacAddress candidate = address((start + step) % SIZE);
            if (!vms.isMacUsed(candidate.value())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static MacAddress address(int number) {
        return MacAddress.of(String.format(
                Locale.ROOT, "%s:%02x:%02x:%02x", PREFIX, (number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff));
    }
}
