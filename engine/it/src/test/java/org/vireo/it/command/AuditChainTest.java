package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.audit.AuditSealer;
import org.vireo.core.audit.AuditSealing;
import org.vireo.core.audit.Auditor;
import org.vireo.core.audit.ChainState;
import org.vireo.core.audit.KnownSeal;
import org.vireo.core.query.event.AuditVerifier;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.AuditSeal;
import org.vireo.model.event.EventCode;

/** What somebody with the database's password cannot do unseen. */
class AuditChainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EngineFixture engine;
    private AuditSealer sealer;
    private AuditVerifier verifier;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        sealer = engine.part(AuditSealer.class);
        verifier = engine.part(AuditVerifier.class);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anUntouchedLogShouldBeIntactAndSayWhatIsNotSealedYet() {
        assertThat(state()).isEqualTo(new ChainState.Intact(last(), 0));
        enter(3);
        sealer.seal();
        enter(2);
        assertThat(state()).isInstanceOfSatisfying(ChainState.Intact.class, intact -> {
            assertThat(intact.last().seq()).isEqualTo(3);
            assertThat(intact.unsealed()).isEqualTo(2);
        });
    }

    @Test
    void aChangedEventShouldBeNamed() {
        enter(5);
        sealer.seal();
        for (String change : List.of(
                "message = 'nothing happened'",
                "occurred_at = occurred_at - interval '1 microsecond'",
                "user_id = gen_random_uuid()",
                "correlation_id = 'another'",
                "code = 'VM_REMOVED'",
                "object_id = gen_random_uuid()",
                "vm_id = gen_random_uuid()",
                "host_id = gen_random_uuid()")) {
            SharedDatabase.change("create table kept as select * from audit_event");
            SharedDatabase.change("update audit_event set " + change + " where id = " + eventOf(3));
            assertThat(state()).as(change).isInstanceOfSatisfying(ChainState.Broken.class, broken -> {
                assertThat(broken.eventId()).isEqualTo(eventOf(3));
                assertThat(broken.why()).contains("is not what it was");
            });
            SharedDatabase.change("update audit_event e set message = k.message, occurred_at = k.occurred_at,"
                    + " user_id = k.user_id, correlation_id = k.correlation_id, code = k.code,"
                    + " object_id = k.object_id, vm_id = k.vm_id, host_id = k.host_id from kept k where k.id = e.id");
            SharedDatabase.change("drop table kept");
            assertThat(state()).isInstanceOf(ChainState.Intact.class);
        }
    }

    @Test
    void aRemovedEventShouldBeMissed() {
        enter(5);
        sealer.seal();
        SharedDatabase.change("delete from audit_event where id = " + eventOf(2));
        assertBroken("Event " + eventOf(2) + " is gone");
    }

    @Test
    void aRemovedSealShouldBeMissed() {
        enter(5);
        sealer.seal();
        SharedDatabase.change("delete from audit_seal where seq in (2, 3)");
        assertBroken("Seals 2 to 3 are gone");
    }

    @Test
    void anEventThatWasSlippedInShouldBeFound() {
        enter(2);
        sealer.seal();
        SharedDatabase.change("insert into audit_event (code, occurred_at, message, correlation_id)"
                + " values ('VM_STARTED', now(), 'it was not me', 'c')");
        SharedDatabase.change("delete from audit_unsealed");
        assertBroken("has no seal");
    }

    @Test
    void anEndThatWasCutOffShouldBeMissedByASealThatWasWrittenDown() {
        enter(5);
        KnownSeal written = KnownSeal.of(sealer.seal());
        assertThat(state(written)).isInstanceOf(ChainState.Intact.class);
        SharedDatabase.change("delete from audit_event where id >= " + eventOf(4));
        SharedDatabase.change("delete from audit_seal where seq >= 4");
        assertThat(state()).as("without it nobody sees").isInstanceOf(ChainState.Intact.class);
        assertThat(state(written))
                .hasToString(
                        "Broken[eventId=0, why=The last seal is 3, and 5 was there once:" + " the end was cut off.]");
        enter(2);
        sealer.seal();
        assertThat(state(written).toString()).contains("the chain was made anew");
    }

    @Test
    void severalEnginesThatSealAtOnceShouldMakeOneChain() throws Exception {
        enter(50);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<AuditSeal>> both = IntStream.range(0, 40)
                    .<Callable<AuditSeal>>mapToObj(i -> () -> {
                        if (i % 2 == 0) {
                            enter(1);
                        }
                        return engine.part(AuditSealer.class).seal();
                    })
                    .toList();
            for (Future<AuditSeal> done : threads.invokeAll(both)) {
                done.get();
            }
        }
        sealer.seal();
        assertThat(state()).isEqualTo(new ChainState.Intact(last(), 0));
        assertThat(last().seq()).isEqualTo(70);
    }

    @Test
    void moreThanABatchShouldBeSealedAtOnce() {
        SharedDatabase.change("insert into audit_event (code, occurred_at, message, correlation_id)"
                + " select 'VM_STARTED', now(), 'number ' || i, 'c' from generate_series(1, 2500) i");
        assertThat(sealer.seal().seq()).isEqualTo(2500);
        assertThat(state()).isEqualTo(new ChainState.Intact(last(), 0));
    }

    @Test
    void newEventsShouldBeSealedByThemselves() throws InterruptedException {
        HandWiring one = engine.wiring();
        AuditSealing sealing = one.get(AuditSealing.class);
        enter(1);
        sealing.start();
        try {
            awaitSeals(1);
            enter(one.get(Auditor.class), 2);
            awaitSeals(3);
        } finally {
            sealing.stop();
        }
    }

    private static void awaitSeals(int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (SharedDatabase.count("audit_seal") < count && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(SharedDatabase.count("audit_seal")).isEqualTo(count);
    }

    @Test
    void onlyWhoSeesEverythingMayAsk() {
        Inventory inventory = Inventory.complete(engine);
        assertThat(verifier.verify(null, engine.managerOf(inventory.madeBlankVm("web"))))
                .isEmpty();
    }

    private void enter(int count) {
        enter(engine.part(Auditor.class), count);
    }

    private void enter(Auditor auditor, int count) {
        for (int i = 0; i < count; i++) {
            engine.database()
                    .transactions()
                    .run(() -> auditor.record(
                            EventCode.VM_STARTED,
                            "VM web \"started\" – ünd läuft",
                            "c",
                            engine.admin().userId(),
                            ObjectRef.vm(engine.hostId())));
        }
    }

    private ChainState state() {
        return state(null);
    }

    private ChainState state(@Nullable KnownSeal known) {
        return verifier.verify(known, engine.admin()).orElseThrow();
    }

    private void assertBroken(String why) {
        assertThat(state())
                .isInstanceOfSatisfying(
                        ChainState.Broken.class,
                        broken -> assertThat(broken.why()).contains(why));
    }

    private KnownSeal last() {
        return KnownSeal.of(sealer.seal());
    }

    private static int eventOf(int seq) {
        return SharedDatabase.count("generate_series(1, (select event_id from audit_seal where seq = " + seq + "))");
    }
}
