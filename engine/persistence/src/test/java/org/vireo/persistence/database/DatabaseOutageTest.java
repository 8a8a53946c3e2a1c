package org.vireo.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.model.cluster.DataCenter;

/** PostgreSQL goes away and comes back while the engine runs. */
class DatabaseOutageTest {

    @TempDir
    private Path directory;

    @Test
    void anOutageIsToldClearlyAndEndsByItself() throws IOException {
        int port = freePort();
        UUID id = UUID.randomUUID();
        try (HikariDataSource pool = pool(port)) {
            SessionFactory opened;
            HibernateTransactions transactions;
            try (EmbeddedPostgres first = postgres(port)) {
                assertThat(first.getPort()).isEqualTo(port);
                Database.migrate(pool);
                opened = Database.open(pool);
                transactions = new HibernateTransactions(opened);
                transactions.run(() -> transactions.session().persist(new DataCenter(id, "dc", "", true)));
                assertThatThrownBy(() -> transactions.run(() -> {
                            close(first);
                            transactions.session().find(DataCenter.class, id);
                        }))
                        .isInstanceOf(DatabaseUnavailableException.class)
                        .hasMessageContaining("PostgreSQL");
            }
            assertThatThrownBy(
                            () -> transactions.call(() -> transactions.session().find(DataCenter.class, id)))
                    .isInstanceOf(DatabaseUnavailableException.class);
            try (EmbeddedPostgres second = postgres(port);
                    opened) {
                assertThat(second.getPort()).isEqualTo(port);
                assertThat(transactions
                                .call(() -> transactions.session().find(DataCenter.class, id))
                                .name())
                        .isEqualTo("dc");
            }
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }

    private static HikariDataSource pool(int port) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres?stringtype=unspecified");
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(3);
        pool.setConnectionTimeout(1_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
