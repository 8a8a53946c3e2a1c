package org.vireo.core.wiring;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.HandlerRegistry;

/** Every handler that is deployed, by its command. Adding one is adding its class. */
@Singleton
public final class CommandProducers {

    @Produces
    @Singleton
    HandlerRegistry handlers(@Any Instance<CommandHandler<?, ?>> handlers) {
        return new HandlerRegistry(handlers);
    }
}
