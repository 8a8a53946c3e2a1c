package org.vireo.core.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens looked up lately, by their hash; bounded, the ones not used for longest go first. */
final class TokenCache {

    private static final int MOST_ENTRIES = 10_000;

    private final Map<String, Known> entries = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_ENTRIES;
        }
    };
    private long generation;

    /** Who a token stands for, as it was read at a moment. */
    record Known(Identity identity, Instant expiresAt, Instant lookedUpAt) {
        boolean isExpired(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    synchronized @Nullable Known get(String hash) {
        return entries.get(hash);
    }

    /** Grows with every removal; to be asked for before looking up what is put. */
    synchronized long generation() {
        return generation;
    }

    /** Keeps the entry unless something was revoked since the generation: it might have been this. */
    synchronized void put(String hash, Known entry, long since) {
        if (generation == since) {
            entries.put(hash, entry);
        }
    }

    synchronized void remove(String hash) {
        generation++;
        entries.remove(hash);
    }
}
