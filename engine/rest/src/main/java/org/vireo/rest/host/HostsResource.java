package org.vireo.rest.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Host;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.host.ActivateHost;
import org.vireo.core.command.host.DeactivateHost;
import org.vireo.core.command.host.RefreshHost;
import org.vireo.core.command.host.RemoveHost;
import org.vireo.core.query.host.HostQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.HostMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Hosts. */
@Path("api/hosts")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class HostsResource {

    private static final String WHAT = "host";

    private final HostQueries queries;
    private final References references;
    private final Commands commands;

    @Inject
    public HostsResource(HostQueries queries, References references, Commands commands) {
        this.queries = queries;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<Host> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Host.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(HostMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Host body, @Context SecurityContext security) {
        Required.of("Host", "add")
                .member("name", body.getName())
                .member("address", body.getAddress())
                .check();
        ApiCall call = ApiCall.of(security);
        UUID clusterId = references.cluster(HostDefaults.cluster(body), call);
        Accepted<UUID> accepted = commands.submit(HostMapper.toAdd(commands.newId(call), clusterId, body), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Host get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Host update(@PathParam("id") String id, Host body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID hostId = Ids.of(id, WHAT);
        commands.submit(HostMapper.toUpdate(hostId, body), call);
        return read(hostId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveHost(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @POST
    @Path("{id}/activate")
    public Action activate(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        return Answers.done(commands.submit(new ActivateHost(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @POST
    @Path("{id}/refresh")
    public Action refresh(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RefreshHost(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @POST
    @Path("{id}/deactivate")
    public Action deactivate(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        String reason = body.getReason() == null ? "" : body.getReason();
        return Answers.done(commands.submit(new DeactivateHost(Ids.of(id, WHAT), reason), ApiCall.of(security)));
    }

    private Host read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(HostMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
