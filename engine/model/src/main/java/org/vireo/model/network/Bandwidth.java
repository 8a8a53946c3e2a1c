package org.vireo.model.network;

import org.jspecify.annotations.Nullable;

/**
 * How fast a card may be.
 *
 * @param inbound what the guest receives; null for no limit
 * @param outbound what the guest sends; null for no limit
 */
public record Bandwidth(
        @Nullable RateLimit inbound, @Nullable RateLimit outbound) {

    public static final Bandwidth UNLIMITED = new Bandwidth(null, null);
}
