package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostIdentity;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;

/**
 * Gives a host a new certificate when two thirds of the old one's life are over. It goes over the connection that the old
 * one has secured; the host makes a new key for it and goes on with the old pair until it has the new one. And gives it the
 * list of the certificates that were taken back.
 */
@Singleton
public final class CertificateRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateRenewal.class);
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration LAST_DAYS = Duration.ofDays(7);

    private final CertificateSigner signer;
    private final HostRepository hosts;
    private final TransactionRunner transactions;
    private final Auditor auditor;
    private final Clock clock;

    /** Hosts whose failed renewal was said, once in the life of this engine and once more when their time runs out. */
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();

    private final Set<UUID> toldInLastDays = ConcurrentHashMap.newKeySet();

    /** The list that a host was given after it greeted. */
    private record Given(HostGreeting greeting, long number) {}

    private final Map<UUID, Given> given = new ConcurrentHashMap<>();

    @Inject
    public CertificateRenewal(
            CertificateSigner signer,
            HostRepository hosts,
            TransactionRunner transactions,
            Auditor auditor,
            Clock clock) {
        this.signer = signer;
        this.hosts = hosts;
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Looks at the host's certificate and renews it when that is due; what does not succeed is tried again next time. */
    public void renew(UUID hostId, HostConnection connection, String correlationId) {
        CallContext context = CallContext.of(correlationId, DEADLINE);
        HostOutcome<String> shown = connection.identity().certificate(context);
        if (shown.done().isEmpty()) {
            LOG.warn("Host {} did not show its certificate: {}", hostId, shown.summary());
            return;
        }
        try {
            renewWhenDue(hostId, connection, shown.done().get(), context);
        } catch (IllegalArgumentException unusable) {
            LOG.warn("What host {} shows is no certificate: {}", hostId, unusable.getMessage());
        }
    }

    private void renewWhenDue(UUID hostId, HostConnection connection, String shown, CallContext context) {
        if (!signer.renewalDue(shown)) {
            return;
        }
        String failure = tryToRenew(hostId, connection, context);
        if (failure == null) {
            told.remove(hostId);
            toldInLastDays.remove(hostId);
            record(EventCode.HOST_CERTIFICATE_RENEWED, hostId, "has a new certificate.", context);
            return;
        }
        LOG.warn("The certificate of host {} is due but was not renewed: {}", hostId, failure);
        Instant end = signer.end(shown);
        boolean lastDays = clock.instant().plus(LAST_DAYS).isAfter(end);
        if ((lastDays ? toldInLastDays : told).add(hostId)) {
            record(
                    EventCode.HOST_CERTIFICATE_NOT_RENEWED,
                    hostId,
                    "has a certificate that ends at " + end + " and could not be renewed: " + failure
                            + ". It is tried again every few minutes; when that does not help, enrol the host again with"
                            + " vireo-agent enrol, without which it is lost then.",
                    context);
        }
    }

    /** Why the host has no new certificate; null when it has one. */
    private @Nullable String tryToRenew(UUID hostId, HostConnection connection, CallContext context) {
        HostIdentity identity = connection.identity();
        try {
            HostOutcome<Acknowledged> outcome = identity.request(context)
                    .map(request -> signed(hostId, request, connection))
                    .flatMap(certificate -> identity.install(context, certificate));
            return outcome.isDone() ? null : outcome.summary();
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    /** The engine knows it before the host has it: whatever ends here, the host is let in by either. */
    private String signed(UUID hostId, String request, HostConnection connection) {
        CertificateSigner.Signed certificate =
                signer.signHost(request, hostId, connection.endpoint().address());
        transactions.run(() -> hosts.certificates(hostId).ifPresent(shown -> shown.renewed(certificate.fingerprint())));
        return certificate.pem();
    }

    /** Gives a host the certificates that were taken back when its list is older; again next time when that fails. */
    public void giveRevocations(UUID hostId, HostConnection connection, String correlationId) {
        Optional<Long> greeted = connection.greeting().revocations();
        if (greeted.isEmpty() || !connection.greeting().features().contains(HostGreeting.REVOCATION)) {
            return;
        }
        Given last = given.get(hostId);
        long held = last != null && last.greeting().equals(connection.greeting()) ? last.number() : greeted.get();
        try {
            signer.revocations().filter(list -> list.number() > held).ifPresent(list -> {
                CallContext context = CallContext.of(correlationId, DEADLINE);
                HostOutcome<Acknowledged> outcome = connection.identity().revoke(context, list.pem());
                LOG.info("Host {} got list {} of revoked certificates: {}", hostId, list.number(), outcome.summary());
                if (outcome.isDone()) {
                    given.put(hostId, new Given(connection.greeting(), list.number()));
                }
            });
        } catch (IllegalArgumentException unusable) {
            LOG.error("Hosts do not learn which certificates were revoked: {}", unusable.getMessage());
        }
    }

    private void record(EventCode code, UUID hostId, String words, CallContext context) {
        transactions.run(() -> hosts.find(hostId)
                .ifPresent(host -> auditor.observed(
                        code,
                        "Host " + host.name() + " " + words,
                        context.correlationId(),
                        ObjectRef.host(hostId),
                        hostId)));
    }
}
