package org.vireo.rest.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.StorageDomain;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.storage.AttachStorageDomain;
import org.vireo.core.query.datacenter.DataCenterQueries;
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

/** The storage domains of a data center. */
@Path("api/datacenters/{id}/storagedomains")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class AttachedStorageDomainsResource {

    private static final String WHAT = "attached storage domain";

    private final DataCenterQueries dataCenters;
    private final StorageDomainQueries queries;
    private final References references;
    private final Commands commands;

    @Inject
    public AttachedStorageDomainsResource(
            DataCenterQueries dataCenters, StorageDomainQueries queries, References references, Commands commands) {
        this.dataCenters = dataCenters;
        this.queries = queries;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<StorageDomain> list(@PathParam("id") String id, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = dataCenter(id, call);
        return new ApiList<>(
                StorageDomain.TYPE,
                queries.ofDataCenter(dataCenterId, call.caller()).stream()
                        .map(storageDomain -> StorageDomainMapper.toAttached(storageDomain, dataCenterId))
                        .toList());
    }

    @POST
    public Response attach(@PathParam("id") String id, StorageDomain body, @Context SecurityContext security) {
        Required.of("StorageDomain", "add")
                .member("id|name", References.named(body))
                .check();
        ApiCall call = ApiCall.of(security);
        UUID dataCenterId = Ids.of(id, "data center");
        UUID storageDomainId = references.storageDomain(body, call);
        Accepted<UUID> accepted = commands.submit(new AttachStorageDomain(storageDomainId, dataCenterId), call);
        return Answers.added(read(storageDomainId, dataCenterId, call), accepted);
    }

    @GET
    @Path("{storageDomainId}")
    public StorageDomain get(
            @PathParam("id") String id,
            @PathParam("storageDomainId") String storageDomainId,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return read(Ids.of(storageDomainId, WHAT), dataCenter(id, call), call);
    }

    private UUID dataCenter(String id, ApiCall call) {
        UUID dataCenterId = Ids.of(id, "data center");
        if (dataCenters.find(dataCenterId, call.caller()).isEmpty()) {
            throw Faults.notFound("data center", id);
        }
        return dataCenterId;
    }

    private StorageDomain read(UUID id, UUID dataCenterId, ApiCall call) {
        return queries.find(id, call.caller())
                .filter(storageDomain -> dataCenterId.equals(storageDomain.dataCenterId()))
                .map(storageDomain -> StorageDomainMapper.toAttached(storageDomain, dataCenterId))
                .orElseThrow(() -> Faults.notFound(WHAT, id.toString()));
    }
}
