package org.vireo.it.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that share the life of the engine that opened them. */
final class MortalDataSource {

    private MortalDataSource() {}

    /** For transactions: of the engine that the thread works for when it opens one. */
    static DataSource ofThread(DataSource pool) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Life life = Life.ofThread();
            return life == null || !method.getName().equals("getConnection")
                    ? invoke(method, pool, arguments)
                    : opened(pool, life);
        });
    }

    /** For what an engine does with its database beside transactions. */
    static DataSource of(DataSource pool, Life life) {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) -> method.getName().equals("getConnection")
                        ? opened(pool, life)
                        : invoke(method, pool, arguments));
    }

    private static Connection opened(DataSource pool, Life life) throws SQLException {
        life.point(life.restarts());
        Connection real = pool.getConnection();
        life.opened(real);
        return proxy(Connection.class, new Broken(real, life));
    }

    private static final class Broken implements InvocationHandler {

        private final Connection real;
        private final Life life;
        private final int openedAt;
        private boolean closed;

        Broken(Connection real, Life life) {
            this.real = real;
            this.life = life;
            this.openedAt = life.restarts();
        }

        @Override
        public @Nullable Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "prepareStatement", "createStatement" -> {
                    life.point(openedAt);
                    yield MortalDataSource.invoke(method, real, arguments);
                }
                case "commit" -> {
                    commit();
                    yield null;
                }
                case "close" -> {
                    close();
                    yield null;
                }
                default -> MortalDataSource.invoke(method, real, arguments);
            };
        }

        private void commit() throws SQLException {
            life.point(openedAt);
            real.commit();
            life.point(openedAt);
        }

        /** What was committed by itself may have an answer that is lost. */
        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            boolean byItself = false;
            try (real) {
                byItself = real.getAutoCommit();
                if (!byItself) {
                    real.rollback();
                }
            } finally {
                life.closed(real);
            }
            if (byItself) {
                life.point(openedAt);
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(java.lang.reflect.Method method, Object real, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
