package org.vireo.rest.template;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.api.type.Action;
import org.vireo.api.type.DiskAttachment;
import org.vireo.api.type.Nic;
import org.vireo.api.type.Template;
import org.vireo.core.command.template.RemoveTemplate;
import org.vireo.core.query.template.TemplateQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.TemplateMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** Templates with their disks and NICs. */
@Path("api/templates")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class TemplatesResource {

    private static final String WHAT = "template";

    private final TemplateQueries queries;
    private final Commands commands;

    @Inject
    public TemplatesResource(TemplateQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public ApiList<Template> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(
                Template.TYPE,
                queries.list(call.search(), call.caller()).stream()
                        .map(TemplateMapper::toApi)
                        .toList());
    }

    @GET
    @Path("{id}")
    public Template get(@PathParam("id") String id, @Context SecurityContext security) {
        return TemplateMapper.toApi(read(id, ApiCall.of(security)));
    }

    @PUT
    @Path("{id}")
    public Template update(@PathParam("id") String id, Template body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        commands.submit(TemplateMapper.toUpdate(Ids.of(id, WHAT), body), call);
        return TemplateMapper.toApi(read(id, call));
    }

    @DELETE
    @Path("{id}")
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RemoveTemplate(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @GET
    @Path("{id}/diskattachments")
    public ApiList<DiskAttachment> disks(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(DiskAttachment.TYPE, TemplateMapper.disks(read(id, ApiCall.of(security))));
    }

    @GET
    @Path("{id}/diskattachments/{attachmentId}")
    public DiskAttachment disk(
            @PathParam("id") String id,
            @PathParam("attachmentId") String attachmentId,
            @Context SecurityContext security) {
        return Ids.among(TemplateMapper.disks(read(id, ApiCall.of(security))), attachmentId, "disk attachment");
    }

    @GET
    @Path("{id}/nics")
    public ApiList<Nic> nics(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Nic.TYPE, TemplateMapper.nics(read(id, ApiCall.of(security))));
    }

    @GET
    @Path("{id}/nics/{nicId}")
    public Nic nic(@PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return Ids.among(TemplateMapper.nics(read(id, ApiCall.of(security))), nicId, "NIC");
    }

    private org.vireo.model.template.Template read(String id, ApiCall call) {
        return queries.find(Ids.of(id, WHAT), call.caller()).orElseThrow(() -> Faults.notFound(WHAT, id));
    }
}
