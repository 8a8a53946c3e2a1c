package org.vireo.rest.network;

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
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Network;
import org.vireo.api.type.VnicProfile;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.network.RemoveNetwork;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.NetworkMapper;
import org.vireo.rest.mapping.VnicProfileMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Networks with their vNIC profiles. */
@Path("api/networks")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class NetworksResource {

    private static final String WHAT = "network";

    private final NetworkQueries queries;
    private final References references;
    private final Commands commands;

    @Inject
    public NetworksResource(NetworkQueries queries, References references, Commands commands) {
        this.queries = queries;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<Network> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Network.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(NetworkMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(Network body, @Context SecurityContext security) {
        Required.of("Network", "add")
                .member("name", body.getName())
                .member("dataCenter.name|id", References.named(body.getDataCenter()))
                .check();
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = references.dataCenter(body.getDataCenter(), call);
        Accepted<UUID> accepted = commands.submit(
                NetworkMapper.toAdd(commands.newId(call), commands.newId(call), dataCenterId, body), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public Network get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @PUT
    @Path("{id}")
    public Network update(@PathParam("id") String id, Network body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID networkId = Ids.of(id, WHAT);
        commands.submit(NetworkMapper.toUpdate(networkId, body), call);
        return read(networkId, call);
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveNetwork(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @GET
    @Path("{id}/vnicprofiles")
    public ApiList<VnicProfile> profiles(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(VnicProfile.TYPE, profiles(Ids.of(id, WHAT), ApiCall.of(security)));
    }

    @GET
    @Path("{id}/vnicprofiles/{profileId}")
    public VnicProfile profile(
            @PathParam("id") String id, @PathParam("profileId") String profileId, @Context SecurityContext security) {
        return Ids.among(profiles(Ids.of(id, WHAT), ApiCall.of(security)), profileId, "vNIC profile");
    }

    private List<VnicProfile> profiles(UUID networkId, ApiCall call) {
        read(networkId, call);
        return queries.profilesOf(networkId, call.caller()).stream()
                .map(VnicProfileMapper::toApi)
                .toList();
    }

    private Network read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(NetworkMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
