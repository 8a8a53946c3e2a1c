package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.HostRepository;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostCertificates;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Hosts with their reports and enrolments in PostgreSQL. */
@Singleton
public final class HibernateHostRepository extends HibernateRepository<Host> implements HostRepository {

    @Inject
    public HibernateHostRepository(HibernateTransactions transactions) {
        super(transactions, Host.class, SearchTables.HOSTS);
    }

    @Override
    public List<Host> ofCluster(UUID clusterId) {
        return by("clusterId", clusterId);
    }

    @Override
    public Optional<HostReport> report(UUID hostId) {
        return Optional.ofNullable(session().find(HostReport.class, hostId));
    }

    @Override
    public Map<UUID, HostInventory> inventories(Collection<UUID> hostIds) {
        return session()
                .createSelectionQuery("from HostReport e where one_of(:ids, e.hostId)", HostReport.class)
                .setParameter("ids", HqlFunctions.ids(hostIds))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(HostReport::hostId, HostReport::inventory));
    }

    @Override
    public Set<String> allowedCertificates(UUID hostId) {
        HostCertificates certificates = session().find(HostCertificates.class, hostId);
        return certificates == null ? Set.of() : certificates.allowed();
    }

    /** Read with the lock, also where the transaction has read the host before: what another wrote meanwhile counts. */
    @Override
    public Optional<HostCertificates> certificates(UUID hostId) {
        return Optional.ofNullable(session().find(HostCertificates.class, hostId, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void addReport(HostReport report) {
        session().persist(report);
    }

    @Override
    public void addEnrolment(HostEnrolment enrolment) {
        session().persist(enrolment);
    }

    /** The row is locked first: whoever comes second waits, and then finds nothing. */
    @Override
    public Optional<HostEnrolment> takeEnrolment(String tokenHash) {
        Optional<HostEnrolment> taken =
                Optional.ofNullable(session().find(HostEnrolment.class, tokenHash, LockModeType.PESSIMISTIC_WRITE));
        taken.ifPresent(session()::remove);
        session().flush();
        return taken;
    }

    @Override
    public void removeEnrolments(UUID hostId) {
        session()
                .createMutationQuery("delete from HostEnrolment e where e.hostId = :host")
                .setParameter("host", hostId)
                .executeUpdate();
    }
}
