package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.HostWatch;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostStatus;

/** Makes an agent a host: its one-time token is the only credential, and it is used up here. */
@Singleton
public final class EnrolmentService {

    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentService.class);

    private final HostRepository hosts;
    private final CertificateSigner signer;
    private final Secrets secrets;
    private final HostWatch watch;
    private final TransactionRunner transactions;
    private final Auditor auditor;
    private final Clock clock;

    @Inject
    public EnrolmentService(
            HostRepository hosts,
            CertificateSigner signer,
            Secrets secrets,
            HostWatch watch,
            TransactionRunner transactions,
            Auditor auditor,
            Clock clock) {
        this.hosts = hosts;
        this.signer = signer;
        this.secrets = secrets;
        this.watch = watch;
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** A token works once; a refusal because of the request itself leaves it usable. */
    public EnrolmentResult enrol(String token, String csrPem, String address, int port, String correlationId) {
        Violations violations = new Violations();
        HostRules.checkAddress(address, port, violations);
        if (!violations.isEmpty()) {
            return refused(violations.list().getFirst().text());
        }
        try {
            return transactions.call(() -> redeem(token, csrPem, address, port, correlationId));
        } catch (IllegalArgumentException e) {
            return refused("The certificate request is not usable: " + e.getMessage());
        }
    }

    private EnrolmentResult redeem(String token, String csrPem, String address, int port, String correlationId) {
        Optional<HostEnrolment> enrolment =
                hosts.takeEnrolment(secrets.fingerprint(token)).filter(found -> !found.isExpired(clock.instant()));
        Optional<Host> host = enrolment.flatMap(found -> hosts.find(found.hostId()));
        if (host.isEmpty()) {
            return refused("The enrolment token is not valid: it was used, has expired, or never was. "
                    + "Ask an administrator for a new one.");
        }
        Host found = host.get();
        CertificateSigner.Signed certificate = signer.signHost(csrPem, found.id(), address);
        hosts.certificates(found.id()).ifPresent(shown -> shown.enrolled(certificate.fingerprint()));
        found.reachableAt(address, port);
        if (found.status() == HostStatus.INSTALLING) {
            found.become(HostStatus.INITIALIZING, "");
        }
        auditor.observed(
                EventCode.HOST_ENROLLED,
                "Host " + found.name() + " enrolled; its agent listens on " + address + " port " + port + ".",
                correlationId,
                ObjectRef.host(found.id()),
                found.id());
        if (found.status().isMonitored()) {
            // A connection with a certificate of before is ended: it may be somebody else's.
            transactions.afterCommit(() -> {
                watch.forget(found.id());
                watch.watch(found.id());
            });
        }
        return new EnrolmentResult.Enrolled(found.id(), certificate.pem(), signer.authorityPem());
    }

    private static EnrolmentResult refused(String message) {
        LOG.warn("Refused an enrolment: {}", message);
        return new EnrolmentResult.Refused(message);
    }
}
