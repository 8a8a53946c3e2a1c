package org.vireo.core.query.system;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.VmRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.query.Search;
import org.vireo.core.query.system.SystemSummary.Count;
import org.vireo.model.host.HostStatus;
import org.vireo.model.storage.StorageDomainStatus;
import org.vireo.model.user.User;
import org.vireo.model.vm.Vm;

/** Counts what there is, at most every few seconds however often it is asked. */
@Singleton
public final class SystemQueries {

    private static final Duration FRESH = Duration.ofSeconds(10);

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
        List<Vm> allVms = vms.search(Search.ALL);
        long running = vms.runtimes(allVms.stream().map(Vm::id).toList()).values().stream()
                .filter(runtime -> runtime.status().isOnHost())
                .count();
        return new SystemSummary(
                count(hosts.search(Search.ALL), host -> host.status() == HostStatus.UP),
                count(
                        storageDomains.search(Search.ALL),
                        storageDomain -> storageDomain.status() == StorageDomainStatus.ACTIVE),
                count(users.search(Search.ALL), User::isEnabled),
                new Count(running, allVms.size()));
    }

    private static <E> Count count(List<E> all, Predicate<E> active) {
        return new Count(all.stream().filter(active).count(), all.size());
    }

    private record Counted(SystemSummary summary, Instant at) {}
}
