package org.vireo.rest.statistics;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.vireo.api.type.Statistic;
import org.vireo.core.query.statistics.StatisticsQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.model.device.NicDevice;
import org.vireo.model.vm.VmDevice;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.statistics.StatisticsMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What goes through a card of a running VM. */
@Path("api/vms/{id}/nics/{nicId}/statistics")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmNicStatisticsResource {

    private final VmReader vms;
    private final StatisticsQueries statistics;

    @Inject
    public VmNicStatisticsResource(VmReader vms, StatisticsQueries statistics) {
        this.vms = vms;
        this.statistics = statistics;
    }

    @GET
    public ApiList<Statistic> list(
            @PathParam("id") String id, @PathParam("nicId") String nicId, @Context SecurityContext security) {
        return new ApiList<>(Statistic.TYPE, read(id, nicId, security));
    }

    @GET
    @Path("{statisticId}")
    public Statistic get(
            @PathParam("id") String id,
            @PathParam("nicId") String nicId,
            @PathParam("statisticId") String statisticId,
            @Context SecurityContext security) {
        return Ids.among(read(id, nicId, security), statisticId, "statistic");
    }

    private List<Statistic> read(String id, String nicId, SecurityContext security) {
        VmView vm = vms.view(id, ApiCall.of(security));
        UUID wanted = Ids.of(nicId, "NIC");
        VmDevice nic = vms.devices(vm).stream()
                .filter(row -> row.device() instanceof NicDevice
                        && row.deviceId().value().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Faults.notFound("NIC", nicId));
        return statistics
                .nic(vm.runtime(), nic)
                .map(figures -> StatisticsMapper.ofNic(vm.id(), wanted, figures))
                .orElse(List.of());
    }
}
