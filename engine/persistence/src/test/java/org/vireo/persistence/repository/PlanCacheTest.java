package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryInterpretationCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.EntityLock;
import org.vireo.model.user.Permit;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** A query whose plan is kept anew each time drives the plans of others out, which are translated each time then. */
class PlanCacheTest {

    private TestDatabase db;
    private UUID task;

    @BeforeEach
    void start() {
        db = TestDatabase.create();
        task = new Samples(db).task("task").id();
    }

    @AfterEach
    void stop() {
        db.close();
    }

    @Test
    void queriesInSqlShouldFindTheirPlansAgain() {
        ask();
        int plans = plans().getNumberOfCachedQueryPlans();
        ask();
        assertThat(plans().getNumberOfCachedQueryPlans()).isEqualTo(plans).isPositive();
    }

    private void ask() {
        db.transactions().run(() -> {
            db.locks().acquire(List.of(lock()));
            db.vms().promisedMemoryForUpdate(List.of(UUID.randomUUID()));
            db.permissions().reach(UUID.randomUUID(), Permit.RUN_VM);
            db.permissions().sight(UUID.randomUUID());
            db.tasks().durations();
            db.tasks().removeEnded(Instant.now().minus(Duration.ofDays(1)), 1);
            db.templates().withDisks(List.of(UUID.randomUUID()));
        });
    }

    private EntityLock lock() {
        return new EntityLock(
                UUID.randomUUID(), ObjectRef.vm(UUID.randomUUID()), true, task, "starting", Instant.now());
    }

    private QueryInterpretationCache plans() {
        return ((SessionFactoryImplementor) db.sessionFactory())
                .getQueryEngine()
                .getInterpretationCache();
    }
}
