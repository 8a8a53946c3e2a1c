package org.vireo.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.query.Search;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.user.User;
import org.vireo.model.vm.Vm;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

class HibernateTransactionsTest {

    private static TestDatabase db;
    private static Samples samples;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void repositoriesAreForTransactionsOnly() {
        assertThatThrownBy(() -> db.vms().search(Search.ALL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TransactionRunner");
    }

    @Test
    void changesToWhatWasLoadedAreWritten() {
        DataCenter made = samples.dataCenter("before");
        db.transactions()
                .run(() -> db.dataCenters().find(made.id()).orElseThrow().rename("after", "text"));
        assertThat(nameOf(made)).isEqualTo("after");
    }

    @Test
    void aFailureTakesEverythingBackAndReachesTheCaller() {
        DataCenter made = samples.dataCenter("kept");
        IllegalArgumentException failure = new IllegalArgumentException("no");
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    db.dataCenters().find(made.id()).orElseThrow().rename("lost", "");
                    db.transactions().afterCommit(() -> heard.add("committed"));
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(nameOf(made)).isEqualTo("kept");
        assertThat(heard).isEmpty();
    }

    @Test
    void actionsRunInTheirOrderAfterTheCommitOutsideOfTheTransaction() {
        List<String> heard = new ArrayList<>();
        DataCenter made = new DataCenter(UUID.randomUUID(), "watched", "", true);
        db.transactions().run(() -> {
            db.dataCenters().add(made);
            db.transactions().afterCommit(() -> heard.add("first sees " + nameOf(made)));
            db.transactions().run(() -> db.transactions().afterCommit(() -> heard.add("second")));
            heard.add("work");
        });
        assertThat(heard).containsExactly("work", "first sees watched", "second");
    }

    @Test
    void anActionOutsideOfAnyTransactionRunsAtOnce() {
        List<String> heard = new ArrayList<>();
        db.transactions().afterCommit(() -> heard.add("now"));
        assertThat(heard).containsExactly("now");
    }

    @Test
    void anActionThatFailsStopsNeitherTheOthersNorTheCaller() {
        List<String> heard = new ArrayList<>();
        String result = db.transactions().call(() -> {
            db.transactions().afterCommit(() -> {
                throw new IllegalStateException("a listener that fails on purpose");
            });
            db.transactions().afterCommit(() -> heard.add("second"));
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(heard).containsExactly("second");
    }

    @Test
    void innerWorkJoinsTheOuterTransaction() {
        DataCenter made = new DataCenter(UUID.randomUUID(), "joined", "", true);
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    db.transactions().run(() -> db.dataCenters().add(made));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(db.transactions().call(() -> db.dataCenters().find(made.id())))
                .isEmpty();
    }

    @Test
    void innerFailuresDoomTheTransactionEvenWhenCaught() {
        DataCenter made = new DataCenter(UUID.randomUUID(), "doomed", "", true);
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    db.dataCenters().add(made);
                    try {
                        db.transactions().run(() -> {
                            throw new IllegalArgumentException("inner");
                        });
                    } catch (IllegalArgumentException e) {
                        assertThat(e).hasMessage("inner");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("inner");
        assertThat(db.transactions().call(() -> db.dataCenters().find(made.id())))
                .isEmpty();
    }

    @Test
    void theThreadIsFreeAfterAFailure() {
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    throw new IllegalStateException("once");
                }))
                .hasMessage("once");
        assertThatThrownBy(() -> db.transactions().session()).isInstanceOf(IllegalStateException.class);
        assertThat(db.transactions().call(() -> 7)).isEqualTo(7);
    }

    @Test
    void twoThingsOfOneNameAreAConcurrentChange() {
        samples.dataCenter("unique");
        assertThatThrownBy(() -> samples.dataCenter("unique")).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void twoVmsOfOneNameAreAConcurrentChangeAlsoInABatch() {
        Cluster cluster = samples.cluster("batch", samples.dataCenter("batch"));
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    for (int i = 0; i < 3; i++) {
                        db.vms()
                                .add(Vm.managed(
                                        UUID.randomUUID(),
                                        cluster.id(),
                                        new UUID(0, 0),
                                        Samples.settings("same"),
                                        Samples.NOW));
                    }
                }))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    /** Rows hold hashes of passwords, and whoever logs a failure does not know which. */
    @Test
    void failuresTellNothingOfTheRow() {
        User user = new User(UUID.randomUUID(), "twice@internal", "hash-to-be-kept-secret");
        User other = new User(UUID.randomUUID(), "twice@internal", "hash-to-be-kept-secret");
        assertThatThrownBy(() -> db.transactions().run(() -> {
                    db.users().add(user);
                    db.users().add(other);
                }))
                .isInstanceOf(ConcurrentChangeException.class)
                .extracting(Throwables::getStackTrace, InstanceOfAssertFactories.STRING)
                .contains("app_user_principal")
                .doesNotContain("secret");
    }

    @Test
    void whatSomethingElseStillNeedsCannotBeRemoved() {
        DataCenter dataCenter = samples.dataCenter("needed");
        samples.cluster("needs-it", dataCenter);
        assertThatThrownBy(() -> db.transactions()
                        .run(() -> db.dataCenters().find(dataCenter.id()).ifPresent(db.dataCenters()::remove)))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    /** Row locks taken in opposite order: PostgreSQL ends one of the two, which can try again. */
    @Test
    void aDeadlockIsAConcurrentChangeOfOne() throws Exception {
        DataCenter one = samples.dataCenter("deadlock-1");
        DataCenter two = samples.dataCenter("deadlock-2");
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> ended = List.of(
                    threads.submit(() -> renames(one, two, bothHoldOne)),
                    threads.submit(() -> renames(two, one, bothHoldOne)));
            List<Boolean> succeeded = new ArrayList<>();
            for (Future<Boolean> end : ended) {
                succeeded.add(end.get(30, TimeUnit.SECONDS));
            }
            assertThat(succeeded).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void virtualThreadsHaveTransactionsOfTheirOwn() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> transactions = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                transactions.add(threads.submit(() -> db.transactions()
                        .call(() -> db.transactions()
                                .session()
                                .createNativeQuery(
                                        "select cast(cast(pg_current_xact_id() as text) as bigint)", Long.class)
                                .getSingleResult())));
            }
            List<Long> ids = new ArrayList<>();
            for (Future<Long> transaction : transactions) {
                ids.add(transaction.get(30, TimeUnit.SECONDS));
            }
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    private static boolean renames(DataCenter first, DataCenter second, CountDownLatch bothHoldOne) {
        try {
            db.transactions().run(() -> {
                db.dataCenters().find(first.id()).orElseThrow().rename(first.name(), "changed");
                db.transactions().session().flush();
                bothHoldOne.countDown();
                await(bothHoldOne);
                db.dataCenters().find(second.id()).orElseThrow().rename(second.name(), "changed");
            });
            return true;
        } catch (ConcurrentChangeException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(DataCenter dataCenter) {
        return db.transactions()
                .call(() -> db.dataCenters().find(dataCenter.id()).orElseThrow().name());
    }
}
