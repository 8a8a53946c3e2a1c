package org.vireo.hostproxy.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hook script of the host wrote something while a call of ours was carried out.
 *
 * @param key the call's idempotency key
 * @param script its path on the host
 * @param lines the last ones; the host's word, whatever it is
 */
public record HookPrinted(
        String session,
        long sequence,
        Instant time,
        Optional<String> correlationId,
        String key,
        String script,
        List<String> lines)
        implements HostEvent {

    public HookPrinted {
        lines = List.copyOf(lines);
    }
}
