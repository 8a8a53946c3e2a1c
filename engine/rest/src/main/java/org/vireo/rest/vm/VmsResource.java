package org.vireo.rest.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Vm;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.port.Secrets;
import org.vireo.core.query.template.TemplateQueries;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.References;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.VmMapper;
import org.vireo.rest.mapping.feature.FeatureMapper;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The collection of VMs. */
@Path("api/vms")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmsResource {

    private final VmQueries queries;
    private final VmReader reader;
    private final References references;
    private final TemplateQueries templates;
    private final Commands commands;
    private final Secrets secrets;

    @Inject
    public VmsResource(
            VmQueries queries,
            VmReader reader,
            References references,
            TemplateQueries templates,
            Commands commands,
            Secrets secrets) {
        this.queries = queries;
        this.reader = reader;
        this.references = references;
        this.templates = templates;
        this.commands = commands;
        this.secrets = secrets;
    }

    @GET
    public ApiList<Vm> list(@Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return new ApiList<>(Vm.TYPE, reader.toApi(queries.list(call.search(), call.caller()), call));
    }

    @POST
    public Response add(Vm body, @Context SecurityContext security) {
        Required.of("Vm", "add")
                .member("name", body.getName())
                .member("template.id|name", References.named(body.getTemplate()))
                .member("cluster.id|name", References.named(body.getCluster()))
                .check();
        ApiCall call = ApiCall.of(security);
        UUID clusterId = references.cluster(body.getCluster(), call);
        UUID templateId = references.template(body.getTemplate(), call);
        templates.find(templateId, call.caller()).ifPresent(template -> VmMapper.complete(body, template.defaults()));
        AddVm command = new AddVm(
                commands.newId(call),
                clusterId,
                templateId,
                VmMapper.toChanges(body, secrets::cryptForGuest),
                FeatureMapper.toWishes(body),
                References.quota(body.getQuota()));
        Accepted<UUID> accepted = commands.submit(command, call);
        return Answers.added(reader.read(accepted.value(), call), accepted);
    }
}
