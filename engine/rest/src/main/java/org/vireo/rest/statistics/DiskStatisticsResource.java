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
import org.vireo.core.query.storage.DiskQueries;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.mapping.statistics.StatisticsMapper;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.ApiList;
import org.vireo.rest.wire.Wire;

/** What a running VM does with a disk; nothing while none has it. */
@Path("api/disks/{id}/statistics")
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class DiskStatisticsResource {

    private final DiskQueries disks;
    private final StatisticsQueries statistics;

    @Inject
    public DiskStatisticsResource(DiskQueries disks, StatisticsQueries statistics) {
        this.disks = disks;
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
        UUID diskId = Ids.of(id, "disk");
        if (disks.find(diskId, ApiCall.of(security).caller()).isEmpty()) {
            throw Faults.notFound("disk", id);
        }
        return statistics
                .disk(diskId)
                .map(figures -> StatisticsMapper.ofDisk(diskId, figures))
                .orElse(List.of());
    }
}
