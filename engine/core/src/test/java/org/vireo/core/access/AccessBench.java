package org.vireo.core.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vireo.core.audit.Auditor;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.port.AuditLog;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.query.Search;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Reach;
import org.vireo.model.user.User;

/** Logins on fakes, with a clock that the test moves. */
final class AccessBench {

    static final UUID ADMIN = new UUID(1, 1);

    final ReadableSecrets secrets = new ReadableSecrets();
    final UsersInMemory users = new UsersInMemory(secrets);
    final Log log = new Log();
    final MovedClock clock = new MovedClock();
    final TransactionRunner transactions = new Immediately();
    final Auditor auditor = new Auditor(log, new Silence(), clock);
    final LoginThrottle throttle = new LoginThrottle(clock);
    final AccessTokens tokens = new AccessTokens(users, secrets, auditor, transactions, UUID::randomUUID, clock);
    final Passwords passwords = new Passwords(users, secrets, throttle, auditor, transactions);
    final Logins logins = new Logins(passwords, tokens, secrets, clock);

    AccessBench() {
        users.add(new User(ADMIN, "admin@internal", secrets.hashPassword("right")));
    }

    LoginResult logIn(String password) {
        return logins.logIn("admin@internal", password, "10.0.0.1", "c1");
    }

    String token() {
        if (logIn("right") instanceof LoginResult.Granted granted) {
            return granted.token();
        }
        throw new AssertionError("no token");
    }

    List<EventCode> events() {
        return log.events.stream().map(AuditEvent::code).toList();
    }

    static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static final class Log implements AuditLog {
        final List<AuditEvent> events = new ArrayList<>();

        @Override
        public void add(AuditEvent event) {
            events.add(event);
        }

        @Override
        public Optional<AuditEvent> find(long id, Reach reach) {
            return Optional.empty();
        }

        @Override
        public List<AuditEvent> search(Search search, long afterId, Reach reach) {
            return events;
        }

        @Override
        public Set<UUID> removedVms(Collection<UUID> vmIds) {
            return Set.of();
        }
    }

    private static final class Silence implements EventBus {
        @Override
        public void publish(EntityChanged event) {}

        @Override
        public Subscription subscribe(Consumer<EntityChanged> listener) {
            return () -> {};
        }
    }

    private static final class Immediately implements TransactionRunner {
        @Override
        public <T extends @Nullable Object> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }
}
