package org.vireo.rest.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.api.type.Action;
import org.vireo.model.console.ConsoleKind;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.Wire;

/** The text console of a VM. Beyond oVirt's API, which reaches it by SSH. */
@Path("api/vms/{id}/serialconsole")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class SerialConsoleResource {

    private final ProxyTickets tickets;

    @Inject
    public SerialConsoleResource(ProxyTickets tickets) {
        this.tickets = tickets;
    }

    @POST
    @Path("proxyticket")
    public Action proxyTicket(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        return tickets.issue(Ids.of(id, "VM"), ConsoleKind.SERIAL, body, ApiCall.of(security));
    }
}
