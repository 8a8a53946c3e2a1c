package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;

/**
 * Gives a host a new certificate when two thirds of the old one's life are over. It goes over the connection that the old
 * one has secured; the host makes a new key for it and goes on with the old pair until it has the new one.
 */
@Singleton
public final class CertificateRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final CertificateSigner signer;
    private final HostRepository hosts;
    private final TransactionRunner transactions;
    private final Auditor auditor;

    @Inject
    public CertificateRenewal(
            CertificateSigner signer, HostRepository hosts, TransactionRunner transactions, Auditor auditor) {
        this.signer = signer;
        this.hosts = hosts;
        this.transactions = transactions;
        this.auditor = auditor;
    }

    /** Looks at the host's certificate and renews it when that is due; what does not succeed is tried again next time. */
    public void renew(UUID hostId, HostConnection connection, String correlationId) {
        CallContext context = CallContext.of(correlationId, DEADLINE);
        HostIdentity identity = connection.identity();
        Optional<String> shown = identity.certificate(context).done();
        try {
            if (shown.isEmpty() || !signer.renewalDue(shown.get())) {
                return;
            }
            HostOutcome<Acknowledged> outcome = identity.request(context)
                    .map(request -> signer.signHost(
                            request, hostId, connection.endpoint().address()))
                    .flatMap(certificate -> identity.install(context, certificate));
            if (outcome.isDone()) {
                transactions.run(() -> hosts.find(hostId).ifPresent(host -> record(host, correlationId)));
            } else {
                LOG.warn("The certificate of host {} is due but was not renewed: {}", hostId, outcome.summary());
            }
        } catch (IllegalArgumentException unusable) {
            LOG.warn("The certificate of host {} is not renewed: {}", hostId, unusable.getMessage());
        }
    }

    private void record(Host host, String correlationId) {
        auditor.observed(
                EventCode.HOST_CERTIFICATE_RENEWED,
                "Host " + host.name() + " has a new certificate.",
                correlationId,
                ObjectRef.host(host.id()),
                host.id());
    }
}
