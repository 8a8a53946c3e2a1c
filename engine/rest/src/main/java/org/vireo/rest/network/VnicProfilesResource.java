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
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.VnicProfile;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.network.AddVnicProfile;
import org.vireo.core.command.network.RemoveVnicProfile;
import org.vireo.core.command.network.UpdateVnicProfile;
import org.vireo.core.query.network.NetworkQueries;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.VnicProfileMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The vNIC profiles of all networks. */
@Path("api/vnicprofiles")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VnicProfilesResource {

    private static final String WHAT = "vNIC profile";

    private final NetworkQueries queries;
    private final Commands commands;

    @Inject
    public VnicProfilesResource(NetworkQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<VnicProfile> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                VnicProfile.TYPE,
                queries.profiles(call.search(), call.caller()).stream()
                        .map(VnicProfileMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(VnicProfile body, @Context SecurityContext security) {
        Required.of("VnicProfile", "add")
                .member("name", body.getName())
                .member(
                        "network.id",
                        body.getNetwork() == null ? null : body.getNetwork().getId())
                .check();
        ApiCall call = ApiCall.of(security);
        UUID networkId = Ids.of(
                Objects.requireNonNull(Objects.requireNonNull(body.getNetwork()).getId()), "network");
        Accepted<UUID> accepted = commands.submit(
                new AddVnicProfile(
                        commands.newId(call),
                        networkId,
                        Objects.requireNonNull(body.getName()),
                        Objects.requireNonNullElse(body.getDescription(), ""),
                        VnicProfileMapper.settings(body, VnicProfileSettings.DEFAULT)),
                call);
        return Answers.added(VnicProfileMapper.toApi(find(accepted.value(), call)), accepted);
    }

    @GET
    @Path("{id}")
    public VnicProfile get(@PathParam("id") String id, @Context SecurityContext security) {
        return VnicProfileMapper.toApi(find(Ids.of(id, WHAT), ApiCall.of(security)));
    }

    @PUT
    @Path("{id}")
    public VnicProfile update(@PathParam("id") String id, VnicProfile body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID profileId = Ids.of(id, WHAT);
        commands.submit(
                () -> find(profileId, call).settings(),
                before -> {
                    VnicProfileSettings after = VnicProfileMapper.settings(body, before);
                    return new UpdateVnicProfile(
                            profileId, body.getName(), body.getDescription(), after.equals(before) ? null : after);
                },
                call);
        return VnicProfileMapper.toApi(find(profileId, call));
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveVnicProfile(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private org.vireo.model.network.VnicProfile find(UUID id, ApiCall call) {
        return queries.profile(id, call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
