package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.UUID;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.persistence.test.TestDatabase;

/** Where runs happen one after the other: a database, an estate, and an engine that is made anew only when it must. */
final class Lane implements AutoCloseable {

    private static final int POOL = 10;
    private static final int RUNS_OF_AN_ESTATE = 60;

    /** Signs of life are missed after some three seconds. */
    private static final Duration QUICK_HEARTBEAT = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final int hostCount;
    private final Duration heartbeat;
    private final Rows rows;
    private Estate estate;
    private LivingEngine engine;
    private int runs;

    Lane() {
        this(TestDatabase.create(POOL, MortalDataSource::ofThread), Acts.HOSTS, QUICK_HEARTBEAT);
    }

    /** Over a database of one's own, which is closed with the lane. */
    Lane(TestDatabase database, int hostCount, Duration heartbeat) {
        this.heartbeat = heartbeat;
        this.database = database;
        this.hostCount = hostCount;
        this.rows = new Rows(database.dataSource());
        this.estate = new Estate(hostCount);
        this.engine = newEngine();
        begin();
    }

    TestDatabase database() {
        return database;
    }

    Rows rows() {
        return rows;
    }

    Estate estate() {
        return estate;
    }

    LivingEngine engine() {
        return engine;
    }

    private void begin() {
        engine.start();
        estate.build(this);
    }

    private LivingEngine newEngine() {
        return new LivingEngine(database, estate.connector, estate.clock, heartbeat);
    }

    /** A new engine over what the dead one left, once the database has done with it. */
    void startEngine() {
        engine.life().awaitEnd(PATIENCE);
        engine = newEngine();
        try {
            engine.start();
        } catch (Killed e) {
            // It was killed again, in its start.
            engine.kill();
        }
    }

    /** Nothing is left of the last run. */
    void clear() {
        runs++;
        if (runs % RUNS_OF_AN_ESTATE == 0) {
            renew();
            return;
        }
        for (FakeHost host : estate.hosts) {
            host.healthy();
            host.domains().all().forEach(domain -> host.domains().stop(domain.id(), StopReason.DESTROYED));
            host.awaitDelivered();
        }
        estate.clearImages();
        estate.copies.forget();
        rows.clear(estate.templateDisk);
    }

    /** After a run that failed nothing is trusted any more. */
    void renew() {
        engine.kill();
        engine.life().awaitEnd(PATIENCE);
        rows.clearAll();
        estate = new Estate(hostCount);
        engine = newEngine();
        begin();
    }

    /** The sessions with all hosts are there. */
    void awaitHosts() {
        Patiently.until(
                "sessions with the hosts", PATIENCE, () -> estate.hosts.stream().allMatch(this::isReady));
    }

    private boolean isReady(FakeHost host) {
        UUID id = host.id().value();
        return engine.isConnected(id) && rows.hostIsUp(id);
    }

    @Override
    public void close() {
        engine.kill();
        database.close();
    }
}
