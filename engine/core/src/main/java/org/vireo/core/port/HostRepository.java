package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;

/** Hosts, their reports and enrolments. Search fields: id, name, address, status, cluster, datacenter. */
public interface HostRepository extends Repository<Host> {

    List<Host> ofCluster(UUID clusterId);

    Optional<HostReport> report(UUID hostId);

    /** What each of the hosts reported, by host id; hosts that never reported are absent. */
    Map<UUID, HostInventory> inventories(Collection<UUID> hostIds);

    void addReport(HostReport report);

    void addEnrolment(HostEnrolment enrolment);

    /** Takes the enrolment out, so that no second caller can use its token. */
    Optional<HostEnrolment> takeEnrolment(String tokenHash);

    void removeEnrolments(UUID hostId);
}
