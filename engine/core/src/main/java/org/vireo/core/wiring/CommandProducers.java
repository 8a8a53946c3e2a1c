package org.vireo.core.wiring;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.HandlerRegistry;
import org.vireo.core.runtime.Patience;

/** Every handler that is deployed, by its command. Adding one is adding its class. */
@Singleton
public final class CommandProducers {

    @Produces
    @Singleton
    HandlerRegistry handlers(@Any Instance<CommandHandler<?, ?>> handlers) {
        return new HandlerRegistry(handlers);
    }

    /** How long tasks wait for a host that may have done what nobody heard the answer to. An agent is back within seconds. */
    @Produces
    @Singleton
    Patience patience() {
        return new Patience(Duration.ofMinutes(1));
    }
}
