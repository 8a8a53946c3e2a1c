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
import org.vireo.core.query.host.HostQueries;
import org.vireo.core.query.statistics.StatisticsQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.statistics.StatisticsMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** How busy a host is; nothing while it does not tell. */
@Path("api/hosts/{id}/statistics")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class HostStatisticsResource {

    private final HostQueries hosts;
    private final StatisticsQueries statistics;

    @Inject
    public HostStatisticsResource(HostQueries hosts, StatisticsQueries statistics) {
        this.hosts = hosts;
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
        UUID hostId = Ids.of(id, "host");
        if (hosts.find(hostId, ApiCall.of(security).caller()).isEmpty()) {
            throw Faults.notFound("host", id);
        }
        return statistics
                .host(hostId)
                .map(figures -> StatisticsMapper.ofHost(hostId, figures))
                .orElse(List.of());
    }
}
