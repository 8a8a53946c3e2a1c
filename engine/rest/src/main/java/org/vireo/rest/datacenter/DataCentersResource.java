package org.vireo.rest.datacenter;

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
import org.vireo.api.type.DataCenter;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.datacenter.RemoveDataCenter;
import org.vireo.core.query.datacenter.DataCenterQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.DataCenterMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Data centers. */
@Path("api/datacenters")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class DataCentersResource {

    private static final String WHAT = "data center";

    private final DataCenterQueries queries;
    private final Commands commands;

    @Inject
    public DataCentersResource(DataCenterQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<DataCenter> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                DataCenter.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(DataCenterMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(DataCenter body, @Context SecurityContext security) {
        Required.of("DataCenter", "add").member("name", body.getName()).check();
        ApiCall call = ApiCall.of(security);
        Accepted<UUID> accepted = commands.submit(DataCenterMapper.toAdd(commands.newId(call), body), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public DataCenter get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public DataCenter update(@PathParam("id") String id, DataCenter body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = Ids.of(id, WHAT);
        commands.submit(DataCenterMapper.toUpdate(dataCenterId, body), call);
        return read(dataCenterId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveDataCenter(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private DataCenter read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(DataCenterMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
