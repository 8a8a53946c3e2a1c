package org.vireo.core.command;

import java.util.HashMap;
import java.util.Map;

/** Finds the handler of a command. Two handlers for one command are a defect that stops the deployment. */
public final class HandlerRegistry {

    private final Map<Class<?>, CommandHandler<?, ?>> byCommand = new HashMap<>();
    private final Map<String, CommandHandler<?, ?>> byName = new HashMap<>();

    public HandlerRegistry(Iterable<? extends CommandHandler<?, ?>> handlers) {
        for (CommandHandler<?, ?> handler : handlers) {
            if (byCommand.put(handler.command(), handler) != null) {
                throw new IllegalStateException(
                        "Two handlers for command " + handler.command().getName());
            }
            byName.put(handler.command().getSimpleName(), handler);
        }
    }

    @SuppressWarnings("unchecked") // handlers are registered under the class of their own command
    <C extends Command<R>, R> CommandHandler<C, R> of(C command) {
        CommandHandler<?, ?> handler = byCommand.get(command.getClass());
        if (handler == null) {
            throw new IllegalStateException(
                    "No handler for command " + command.getClass().getName());
        }
        return (CommandHandler<C, R>) handler;
    }

    /** The handler by the command's simple name, which is what a task keeps; null when there is none any more. */
    @org.jspecify.annotations.Nullable
    CommandHandler<?, ?> named(String name) {
        return byName.get(name);
    }
}
