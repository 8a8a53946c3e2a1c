package org.vireo.rest.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Image;
import org.vireo.api.type.Template;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.query.storage.ImageQueries;
import org.vireo.core.query.storage.ImportableImages;
import org.vireo.core.query.storage.StorageDomainQueries;
import org.vireo.model.storage.StorageDomain;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.StorageDomainMapper;
import org.vireo.rest.mapping.TemplateMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The images in the import folder of a storage domain. An image becomes a template. */
@Path("api/storagedomains/{id}/images")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ImagesResource {

    private static final String WHAT = "storage domain";

    private final StorageDomainQueries storageDomains;
    private final ImageQueries images;
    private final References references;
    private final Commands commands;

    @Inject
    public ImagesResource(
            StorageDomainQueries storageDomains, ImageQueries images, References references, Commands commands) {
        this.storageDomains = storageDomains;
        this.images = images;
        this.references = references;
        this.commands = commands;
    }

    @GET
    public ApiList<Image> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Image.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("{image}")
    public Image get(@PathParam("id") String id, @PathParam("image") String image, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), image, "image");
    }

    @POST
    @Path("{image}/import")
    public Action importAsTemplate(
            @PathParam("id") String id,
            @PathParam("image") String image,
            Action body,
            @Context SecurityContext security) {
        Required.of("Action", "import")
                .member("cluster.id|name", References.named(body.getCluster()))
                .check();
        ApiCall call = ApiCall.of(security);
        TemplateMapper.Import what = new TemplateMapper.Import(
                commands.newId(call),
                commands.newId(call),
                Ids.of(id, WHAT),
                image,
                references.cluster(body.getCluster(), call),
                References.quota(body.getDisk() == null ? null : body.getDisk().getQuota()));
        Template wanted = body.getTemplate() == null ? new Template() : body.getTemplate();
        Accepted<UUID> accepted = commands.submit(TemplateMapper.toImport(what, wanted), call);
        Action done = Answers.done(accepted);
        done.setTemplate(Refs.template(accepted.value()));
        return done;
    }

    private List<Image> read(String id, ApiCall call) {
        StorageDomain storageDomain =
                storageDomains.find(Ids.of(id, WHAT), call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id));
        return switch (images.list(storageDomain, call.correlationId())) {
            case ImportableImages.Listed listed ->
                listed.images().stream()
                        .map(image -> StorageDomainMapper.toApi(image, storageDomain.id()))
                        .toList();
            case ImportableImages.Unavailable unavailable -> throw Faults.unavailable(unavailable.why());
        };
    }
}
