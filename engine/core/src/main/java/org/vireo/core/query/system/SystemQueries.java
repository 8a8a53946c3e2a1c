package org.vireo.core.query.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.Repository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.core.query.system.SystemSummary.Count;
import org.vireo.model.host.HostStatus;
import org.vireo.model.storage.StorageDomainStatus;
import org.vireo.model.vm.VmStatus;

/** Counts what there is, at most every few seconds however often it is asked. */
@Singleton
public final class SystemQueries {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Condition RUNNING = new Condition.Or(Arrays.stream(VmStatus.values())
            .filter(VmStatus::isOnHost)
            .map(SystemQueries::status)
            .toList());

    private final Sights sights;
    private final HostRepository hosts;
    private final StorageDomainRepository storageDomains;
    private final UserRepository users;
    private final VmRepository vms;
    private final Clock clock;
    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    @Inject
    public SystemQueries(
            Sights sights,
            HostRepository hosts,
            StorageDomainRepository storageDomains,
            UserRepository users,
            VmRepository vms,
            Clock clock) {
        this.sights = sights;
        this.hosts = hosts;
        this.storageDomains = storageDomains;
        this.users = users;
        this.vms = vms;
        this.clock = clock;
    }

    /** Empty for callers who may not see the whole system. */
    public Optional<SystemSummary> summary(Caller caller) {
        return sights.read(caller, sight -> sight.isEverything() ? Optional.of(fresh()) : Optional.empty());
    }

    private SystemSummary fresh() {
        Counted counted = last.get();
        Instant now = clock.instant();
        if (counted == null || counted.at().plus(FRESH).isBefore(now)) {
            counted = new Counted(count(), now);
            last.set(counted);
        }
        return counted.summary();
    }

    private SystemSummary count() {
        return new SystemSummary(
                count(hosts, status(HostStatus.UP)),
                count(storageDomains, status(StorageDomainStatus.ACTIVE)),
                count(users, new Condition.Comparison("enabled", Operator.EQUAL, "true")),
                count(vms, RUNNING));
    }

    private static Count count(Repository<?> all, Condition active) {
        return new Count(all.count(Search.of(active)), all.count(Search.ALL));
    }

    private static Condition status(Enum<?> status) {
        return new Condition.Comparison("status", Operator.EQUAL, status.name().toLowerCase(Locale.ROOT));
    }

    private record Counted(SystemSummary summary, Instant at) {}
}
