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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vireo.api.type.Action;
import org.vireo.api.type.NetworkFilterParameter;
import org.vireo.core.command.CommandResult.Accepted;
import org.vireo.core.command.nic.NicChanges;
import org.vireo.core.command.nic.UpdateNic;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.network.FilterParameter;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.Answers;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.call.Required;
import org.vireo.rest.mapping.NicMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** The values that a NIC gives to variables of its network filter. */
@Path("api/vms/{id}/nics/{nicId}/networkfilterparameters")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class NicFilterParametersResource {

    private static final String WHAT = "network filter parameter";

    private final VmReader vms;
    private final Commands commands;

    @Inject
    public NicFilterParametersResource(VmReader vms, Commands commands) {
        this.vms = vms;
        this.commands = commands;
    }

    @GET
    public ApiList<NetworkFilterParameter> list(
            @PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return new ApiList<>(
                NetworkFilterParameter.TYPE,
                NicMapper.parameters(Ids.of(id, "VM"), nic(id, nicId, ApiCall.of(security))));
    }

    @POST
    public Response add(
            @PathParam("id") String id,
            @PathParam("nicId") String nicId,
            NetworkFilterParameter body,
            @Context SecurityContext security) {
        Required.of("NetworkFilterParameter", "add")
                .member("name", body.getName())
                .member("value", body.getValue())
                .check();
        ApiCall call = ApiCall.of(security);
        UUID parameterId = commands.newId(call);
        FilterParameter added =
                parameter(parameterId, Objects.requireNonNull(body.getName()), Objects.requireNonNull(body.getValue()));
        Accepted<UUID> accepted = submit(
                id,
                nicId,
                before -> Stream.concat(before.stream(), Stream.of(added)).toList(),
                call);
        return Answers.added(read(id, nicId, parameterId.toString(), call), accepted);
    }

    @GET
    @Path("{parameterId}")
    public NetworkFilterParameter get(
            @PathParam("id") String id,
            @PathParam("nicId") String nicId,
            @PathParam("parameterId") String parameterId,
            @Context SecurityContext security) {
        return read(id, nicId, parameterId, ApiCall.of(security));
    }

    @PUT
    @Path("{parameterId}")
    public NetworkFilterParameter update(
            @PathParam("id") String id,
            @PathParam("nicId") String nicId,
            @PathParam("parameterId") String parameterId,
            NetworkFilterParameter body,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        submit(
                id,
                nicId,
                before -> present(before, parameterId).stream()
                        .map(each -> each.id().toString().equals(parameterId) ? changed(each, body) : each)
                        .toList(),
                call);
        return read(id, nicId, parameterId, call);
    }

    @DELETE
    @Path("{parameterId}")
    public Action remove(
            @PathParam("id") String id,
            @PathParam("nicId") String nicId,
            @PathParam("parameterId") String parameterId,
            @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        return Answers.done(submit(
                id,
                nicId,
                before -> present(before, parameterId).stream()
                        .filter(each -> !each.id().toString().equals(parameterId))
                        .toList(),
                call));
    }

    private Accepted<UUID> submit(String id, String nicId, UnaryOperator<List<FilterParameter>> change, ApiCall call) {
        return commands.submit(
                () -> nic(id, nicId, call).options(),
                before -> new UpdateNic(
                        Ids.of(id, "VM"),
                        Ids.of(nicId, "NIC"),
                        NicChanges.NONE.withOptions(
                                before.withFilterParameters(change.apply(before.filterParameters())))),
                call);
    }

    /** The same parameters, when the one that is meant is among them. */
    private static List<FilterParameter> present(List<FilterParameter> parameters, String parameterId) {
        if (parameters.stream().noneMatch(each -> each.id().toString().equals(parameterId))) {
            throw Faults.notFound(WHAT, parameterId);
        }
        return parameters;
    }

    private static FilterParameter changed(FilterParameter before, NetworkFilterParameter body) {
        return parameter(
                before.id(),
                Objects.requireNonNullElse(body.getName(), before.name()),
                Objects.requireNonNullElse(body.getValue(), before.value()));
    }

    private static FilterParameter parameter(UUID id, String name, String value) {
        try {
            return new FilterParameter(id, name, value);
        } catch (IllegalArgumentException e) {
            throw Faults.invalid("FILTER_PARAMETER", Objects.requireNonNullElse(e.getMessage(), "") + ".");
        }
    }

    private NetworkFilterParameter read(String id, String nicId, String parameterId, ApiCall call) {
        return Ids.among(NicMapper.parameters(Ids.of(id, "VM"), nic(id, nicId, call)), parameterId, WHAT);
    }

    private NicDevice nic(String id, String nicId, ApiCall call) {
        return vms.devices(vms.view(id, call)).stream()
                .map(VmDevice::device)
                .filter(device ->
                        device instanceof NicDevice && device.id().toString().equals(nicId))
                .map(NicDevice.class::cast)
                .findFirst()
                .orElseThrow(() -> Faults.notFound("NIC", nicId));
    }
}
