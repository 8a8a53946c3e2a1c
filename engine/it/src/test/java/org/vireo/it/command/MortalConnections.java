package org.vireo.it.command;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of an engine beside its transactions: it gets none when it is dead, and dies when it has none. */
final class MortalConnections {

    private final DataSource database;
    private final MortalTransactions life;

    MortalConnections(DataSource database, MortalTransactions life) {
        this.database = database;
        this.life = life;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(() -> method.invoke(database, arguments));
            }
            try {
                life.enter();
            } catch (RuntimeException e) {
                throw new SQLException(e.getMessage(), e);
            }
            try {
                return connection(database.getConnection());
            } catch (SQLException e) {
                life.leave();
                throw e;
            }
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            boolean over = method.getName().equals("close") && !real.isClosed();
            try {
                return invoke(() -> method.invoke(real, arguments));
            } finally {
                if (over) {
                    life.leave();
                }
            }
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Call {
        @Nullable
        Object made() throws ReflectiveOperationException;
    }

    private static @Nullable Object invoke(Call call) throws Throwable {
        try {
            return call.made();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
