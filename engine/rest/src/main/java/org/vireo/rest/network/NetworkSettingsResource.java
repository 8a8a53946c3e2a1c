package org.vireo.rest.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.command.network.ConfigureNetwork;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.network.Network;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** What carries a network on its hosts, and how. Beyond oVirt's API; always JSON. */
@Path("api/networks/{id}/settings")
@Singleton
public final class NetworkSettingsResource {

    private static final String WHAT = "network";

    private final NetworkQueries queries;
    private final Commands commands;

    @Inject
    public NetworkSettingsResource(NetworkQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        Network network = queries.find(Ids.of(id, WHAT), ApiCall.of(security).caller())
                .orElseThrow(() -> Faults.notFound(WHAT, id));
        return Json.answer(
                Response.Status.OK.getStatusCode(), ModelJson.mapper().valueToTree(network.settings()));
    }

    /** A JSON merge patch, such as {"kind": "DIRECT", "directMode": "VEPA"}. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(@PathParam("id") String id, String body, @Context SecurityContext security) {
        commands.submit(new ConfigureNetwork(Ids.of(id, WHAT), (ObjectNode) Json.read(body)), ApiCall.of(security));
        return get(id, security);
    }
}
