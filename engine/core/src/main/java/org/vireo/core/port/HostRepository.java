package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostCertificates;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;

/** Hosts, their reports and enrolments. Search fields: id, name, address, status, cluster, datacenter. */
public interface HostRepository extends Repository<Host> {

    List<Host> ofCluster(UUID clusterId);

    Optional<HostReport> report(UUID hostId);

    /** What each of the hosts reported, by host id; hosts that never reported are absent. */
    Map<UUID, HostInventory> inventories(Collection<UUID> hostIds);

    /** Fingerprints of the certificates that the host may show; none: any. */
    Set<String> allowedCertificates(UUID hostId);

    /**
     * Which certificates the host may show; what is changed in it is written with the transaction. Nobody else gets it
     * until that has ended. Empty when there is no such host.
     */
    Optional<HostCertificates> certificates(UUID hostId);

    void addReport(HostReport report);

    void addEnrolment(HostEnrolment enrolment);

    /** Takes the enrolment out, so that no second caller can use its token. */
    Optional<HostEnrolment> takeEnrolment(String tokenHash);

    void removeEnrolments(UUID hostId);
}
