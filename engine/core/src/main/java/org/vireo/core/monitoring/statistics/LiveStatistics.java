package org.vireo.core.monitoring.statistics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.vireo.hostproxy.host.StatisticsDelta;

/**
 * The last numbers of every host and its VMs. They live here alone, so that no table is written for them and their loss
 * harms nothing; what was not told anew for a while is not known any more.
 */
@Singleton
public final class LiveStatistics {

    /** Some cycles of the agents, which last five seconds. */
    static final Duration FRESH = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<UUID, Picture> pictures = new ConcurrentHashMap<>();

    @Inject
    public LiveStatistics(Clock clock) {
        this.clock = clock;
    }

    /** A host told what has changed. */
    public void take(UUID hostId, StatisticsDelta delta) {
        pictures.compute(hostId, (id, before) -> Picture.next(before, delta, clock.instant()));
    }

    /** The host is watched no more. */
    public void forget(UUID hostId) {
        pictures.remove(hostId);
    }

    /** Empty when the host does not tell. */
    public Optional<Series> host(UUID hostId) {
        Picture picture = pictures.get(hostId);
        return fresh(picture == null ? null : picture.host());
    }

    /** Empty when the VM does not run on the host, or nothing is told of it. */
    public Optional<Series> vm(UUID hostId, UUID vmId) {
        Picture picture = pictures.get(hostId);
        return fresh(picture == null ? null : picture.vms().get(vmId));
    }

    private Optional<Series> fresh(@Nullable Series series) {
        Instant oldest = clock.instant().minus(FRESH);
        return Optional.ofNullable(series).filter(known -> known.heard().isAfter(oldest));
    }
}
