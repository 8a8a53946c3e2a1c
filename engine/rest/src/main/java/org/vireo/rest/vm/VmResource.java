package org.vireo.rest.vm;

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
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.Vm;
import org.vireo.core.command.vm.RebootVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.ShutdownVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.port.Secrets;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.vm.VmSettings;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.References;
import org.vireo.rest.mapping.VmMapper;
import org.vireo.rest.mapping.feature.FeatureMapper;
import org.vireo.rest.wire.Wire;

/** One VM and what can be done with it. */
@Path("api/vms/{id}")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmResource {

    private static final String WHAT = "VM";

    private final VmReader reader;
    private final Commands commands;
    private final Secrets secrets;

    @Inject
    public VmResource(VmReader reader, Commands commands, Secrets secrets) {
        this.reader = reader;
        this.commands = commands;
        this.secrets = secrets;
    }

    @GET
    public Vm get(@PathParam("id") String id, @Context SecurityContext security) {
        return reader.read(Ids.of(id, WHAT), ApiCall.of(security));
    }

    /** A running VM is waited for, but not for ever; next_run leaves it as it is. */
    @PUT
    public Vm update(@PathParam("id") String id, Vm body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID vmId = Ids.of(id, WHAT);
        VmMapper.complete(body, shown(reader.view(id, call), call));
        UpdateVm command = new UpdateVm(
                vmId,
                VmMapper.toChanges(body, secrets::cryptForGuest),
                call.flag("next_run", false),
                FeatureMapper.toWishes(body),
                References.quota(body.getQuota()));
        commands.await(commands.submit(command, call), call);
        return reader.read(vmId, call);
    }

    /** What a reader of this very request sees. */
    private static VmSettings shown(VmView view, ApiCall call) {
        return call.flag("next_run", false) ? view.ofNextRun().settings() : view.settings();
    }

    @DELETE
    public Action remove(@PathParam("id") String id, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return Answers.done(commands.submit(new RemoveVm(Ids.of(id, WHAT), call.flag("detach_only", false)), call));
    }

    /** What the guest is to be told at this start becomes part of its configuration first. */
    @POST
    @Path("start")
    public Action start(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        UUID vmId = Ids.of(id, WHAT);
        Vm settings = body.getVm();
        if (settings != null && settings.getInitialization() != null) {
            commands.submit(new UpdateVm(vmId, VmMapper.initializationOnly(settings, secrets::cryptForGuest)), call);
        }
        return Answers.done(commands.submit(new StartVm(vmId, body.getPause()), call));
    }

    @POST
    @Path("shutdown")
    public Action shutdown(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        return Answers.done(commands.submit(new ShutdownVm(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @POST
    @Path("stop")
    public Action stop(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        return Answers.done(commands.submit(new StopVm(Ids.of(id, WHAT)), ApiCall.of(security)));
    }

    @POST
    @Path("reboot")
    public Action reboot(@PathParam("id") String id, Action body, @Context SecurityContext security) {
        return Answers.done(commands.submit(new RebootVm(Ids.of(id, WHAT)), ApiCall.of(security)));
    }
}
