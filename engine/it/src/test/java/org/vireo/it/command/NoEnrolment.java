package org.vireo.it.command;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.port.HostWatch;

/** Hosts neither enrol nor are they watched. */
final class NoEnrolment implements CertificateSigner, HostWatch {

    @Override
    public Signed signHost(String csrPem, UUID hostId, String address) {
        throw new UnsupportedOperationException("no host enrols in these tests");
    }

    @Override
    public Optional<Revocations> revocations() {
        return Optional.empty();
    }

    @Override
    public boolean renewalDue(String certificatePem) {
        throw new UnsupportedOperationException("no host enrols in these tests");
    }

    @Override
    public Instant end(String certificatePem) {
        throw new UnsupportedOperationException("no host enrols in these tests");
    }

    @Override
    public String authorityPem() {
        throw new UnsupportedOperationException("no host enrols in these tests");
    }

    @Override
    public String authorityFingerprint() {
        throw new UnsupportedOperationException("no host enrols in these tests");
    }

    @Override
    public void watch(UUID hostId) {
        // Monitoring is not part of these tests.
    }

    @Override
    public void refresh(UUID hostId) {}

    @Override
    public void forget(UUID hostId) {
        // Monitoring is not part of these tests.
    }
}
