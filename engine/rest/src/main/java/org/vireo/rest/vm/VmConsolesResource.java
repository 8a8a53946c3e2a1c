package org.vireo.rest.vm;

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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.vireo.api.type.Action;
import org.vireo.api.type.GraphicsConsole;
import org.vireo.api.type.GraphicsType;
import org.vireo.api.type.Ticket;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.console.SetConsoleTicket;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vm.feature.FeatureWishes;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.console.ConsoleKind;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.console.ProxyTickets;
import org.vireo.rest.mapping.ConsoleMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The graphics consoles of a VM. */
@Path("api/vms/{id}/graphicsconsoles")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmConsolesResource {

    private static final String WHAT = "console";

    private final VmReader vms;
    private final ConsoleTickets tickets;
    private final ProxyTickets proxyTickets;
    private final Commands commands;

    @Inject
    public VmConsolesResource(VmReader vms, ConsoleTickets tickets, ProxyTickets proxyTickets, Commands commands) {
        this.vms = vms;
        this.tickets = tickets;
        this.proxyTickets = proxyTickets;
        this.commands = commands;
    }

    @GET
    public ApiList<GraphicsConsole> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(GraphicsConsole.TYPE, read(id, ApiCall.of(security)));
    }

    @GET
    @Path("{consoleId}")
    public GraphicsConsole get(
            @PathParam("id") String id, @PathParam("consoleId") String consoleId, @Context SecurityContext security) {
        return Ids.among(read(id, ApiCall.of(security)), consoleId, WHAT);
    }

    /** A further console: a VM has one of each protocol at most. */
    @POST
    public Response add(@PathParam("id") String id, GraphicsConsole body, @Context SecurityContext security) {
        Required.of("GraphicsConsole", "add")
                .member("protocol", body.getProtocol())
                .check();
        ApiCall call = ApiCall.of(security);
        GraphicsType asked = Objects.requireNonNull(body.getProtocol());
        GraphicsProtocol protocol = ConsoleMapper.protocol(asked);
        Accepted<UUID> accepted = commands.submit(change(Ids.of(id, "VM"), protocol, true), call);
        GraphicsConsole made = read(id, call).stream()
                .filter(console -> console.getProtocol() == asked)
                .findFirst()
                .orElseThrow(() -> Faults.notFound(WHAT, protocol.name()));
        return Answers.added(made, accepted);
    }

    @DELETE
    @Path("{consoleId}")
    public Action remove(
            @PathParam("id") String id, @PathParam("consoleId") String consoleId, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        VmView view = vms.view(id, call);
        Ids.among(ConsoleMapper.toApi(view, vms.devices(view)), consoleId, WHAT);
        GraphicsProtocol protocol =
                ConsoleMapper.protocol(consoleId).orElseThrow(() -> Faults.notFound(WHAT, consoleId));
        return Answers.done(commands.submit(change(view.id(), protocol, false), call));
    }

    /** With what belongs to the console: a setting of the VM, not one device alone. */
    private static UpdateVm change(UUID vmId, GraphicsProtocol protocol, boolean wanted) {
        return new UpdateVm(vmId, VmChanges.NONE, false, FeatureWishes.of(protocol, wanted));
    }

    @POST
    @Path("{consoleId}/ticket")
    public Action ticket(
            @PathParam("id") String id,
            @PathParam("consoleId") String consoleId,
            Action body,
            @Context SecurityContext security) {
        GraphicsProtocol protocol =
                ConsoleMapper.protocol(consoleId).orElseThrow(() -> Faults.notFound(WHAT, consoleId));
        Ticket ticket = tickets.complete(body.getTicket());
        Accepted<?> accepted = commands.submit(
                new SetConsoleTicket(Ids.of(id, "VM"), protocol, tickets.password(ticket)), ApiCall.of(security));
        Action done = Answers.done(accepted);
        done.setTicket(ticket);
        return done;
    }

    /** For the WebSocket on which a browser shows the console; oVirt's has another ticket in its place. */
    @POST
    @Path("{consoleId}/proxyticket")
    public Action proxyTicket(
            @PathParam("id") String id,
            @PathParam("consoleId") String consoleId,
            Action body,
            @Context SecurityContext security) {
        GraphicsProtocol protocol =
                ConsoleMapper.protocol(consoleId).orElseThrow(() -> Faults.notFound(WHAT, consoleId));
        if (protocol != GraphicsProtocol.VNC) {
            throw Faults.invalid(
                    "CONSOLE_PROTOCOL",
                    "Browsers show VNC consoles alone, and this one speaks " + protocol
                            + ". Use the VM's VNC or serial console.");
        }
        return proxyTickets.issue(Ids.of(id, "VM"), ConsoleKind.VNC, body, ApiCall.of(security));
    }

    private List<GraphicsConsole> read(String id, ApiCall call) {
        VmView view = vms.view(id, call);
        return ConsoleMapper.toApi(view, vms.devices(view));
    }
}
