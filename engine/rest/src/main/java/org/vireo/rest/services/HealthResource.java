package org.vireo.rest.services;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.access.UserRepository;

/** Whether the engine can work: it answers, and so does its database. */
@Path("services/health")
@Singleton
public final class HealthResource {

    private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);
    private static final UUID NOBODY = new UUID(0, 1);

    private final TransactionRunner transactions;
    private final UserRepository users;

    @Inject
    public HealthResource(TransactionRunner transactions, UserRepository users) {
        this.transactions = transactions;
        this.users = users;
    }

    @GET
    public Response get() {
        try {
            transactions.run(() -> users.find(NOBODY));
            return answer(Response.Status.OK, "DB Up!Welcome to Health Status!");
        } catch (RuntimeException e) {
            LOG.warn("The engine is not healthy: {}", e.toString());
            return answer(Response.Status.SERVICE_UNAVAILABLE, "DB Down!");
        }
    }

    private static Response answer(Response.Status status, String text) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(text)
                .build();
    }
}
