package org.vireo.rest.console;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.server.ServerEndpointConfig;
import org.vireo.core.console.Consoles;

/** Makes an endpoint for each connection, with what it needs. */
public final class ConsoleEndpoints extends ServerEndpointConfig.Configurator {

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return endpoint.cast(
                new ConsoleEndpoint(CDI.current().select(Consoles.class).get()));
    }
}
