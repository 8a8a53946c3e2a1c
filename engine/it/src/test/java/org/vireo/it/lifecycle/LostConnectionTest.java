package org.vireo.it.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.model.user.User;
import org.vireo.persistence.test.TestDatabase;

/** Connections that break give their place in the pool back, wherever a transaction is just then. */
class LostConnectionTest {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create(2, MortalDataSource::ofThread);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Points of a transaction that adds a row: of its connection, its statements and both sides of the commit, and one further on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aTransactionWhoseConnectionBreaksShouldHoldNone(int point) {
        Life life = new Life(() -> {});
        life.meet(Life.Fate.DISCONNECTED, point);

        Throwable failure = null;
        try {
            life.during(() -> database.transactions().call(() -> {
                UUID id = UUID.randomUUID();
                database.users().add(new User(id, "user-" + id, "hash"));
                return id;
            }));
        } catch (DatabaseUnavailableException e) {
            failure = e;
        }

        assertThat(failure == null).isEqualTo(point > 5);
        assertThat(life.openConnections()).isZero();
    }
}
