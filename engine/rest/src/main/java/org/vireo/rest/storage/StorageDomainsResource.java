package org.vireo.rest.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.StorageDomain;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.storage.RemoveStorageDomain;
import org.vireo.core.query.storage.StorageDomainQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.StorageDomainMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Storage domains. */
@Path("api/storagedomains")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class StorageDomainsResource {

    private static final String WHAT = "storage domain";

    private final StorageDomainQueries queries;
    private final References references;
    private final Commands commands;

    @Inject
    public StorageDomainsResource(StorageDomainQueries queries, References references, Commands commands) {
        this.queries = queries;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<StorageDomain> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                StorageDomain.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(StorageDomainMapper::toApi)
                        .toList());
    }

    @POST
    public Response add(StorageDomain body, @Context SecurityContext security) {
        Required.of("StorageDomain", "add")
                .member("name", body.getName())
                .member("host.id|name", References.named(body.getHost()))
                .member("storage", body.getStorage())
                .check();
        ApiCall call = ApiCall.of(security);
        UUID hostId = references.host(body.getHost(), call);
        Accepted<UUID> accepted = commands.submit(StorageDomainMapper.toAdd(commands.newId(call), hostId, body), call);
        return Answers.added(read(accepted.value(), call), accepted);
    }

    @GET
    @Path("{id}")
    public StorageDomain get(@PathParam("id") String id, @Context SecurityContext security) {
        return read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveStorageDomain(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    private StorageDomain read(UUID id, ApiCall call) {
        return queries.find(id, call.caller())
                .map(StorageDomainMapper::toApi)
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
