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
import org.vireo.api.type.Statistic;
import org.vireo.core.query.statistics.StatisticsQueries;
import org.vireo.core.query.vm.VmView;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.statistics.StatisticsMapper;
import org.vireo.rest.vm.VmReader;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What a running VM uses; nothing while it does not run, or its host does not tell. */
@Path("api/vms/{id}/statistics")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class VmStatisticsResource {

    private final VmReader vms;
    private final StatisticsQueries statistics;

    @Inject
    public VmStatisticsResource(VmReader vms, StatisticsQueries statistics) {
        this.vms = vms;
        this.statistics = statistics;
    }

    @GET
    public ApiList<Statistic> list(@PathParam("id") String id, @Context SecurityContext security) {
        return new ApiList<>(Statistic.TYPE, read(id, security));
    }

    @GET
    @Path("{statisticId}")
    public Statistic get(
            @PathParam("id") String id,
            @PathParam("statisticId") String statisticId,
            @Context SecurityContext security) {
        return Ids.among(read(id, security), statisticId, "statistic");
    }

    private List<Statistic> read(String id, SecurityContext security) {
        VmView vm = vms.view(id, ApiCall.of(security));
        return statistics
                .vm(vm.runtime())
                .map(figures -> StatisticsMapper.ofVm(vm.id(), figures))
                .orElse(List.of());
    }
}
