package org.vireo.it.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.CertificateSigner;

/** Hosts do not enrol here, and their certificates last. */
final class LastingCertificates implements CertificateSigner {

    @Override
    public Signed signHost(String csrPem, UUID hostId, String address) {
        throw new UnsupportedOperationException("no host enrols in this test");
    }

    @Override
    public Optional<Revocations> revocations() {
        return Optional.empty();
    }

    @Override
    public boolean renewalDue(String certificatePem) {
        return false;
    }

    @Override
    public Instant end(String certificatePem) {
        return Instant.MAX;
    }

    @Override
    public String authorityPem() {
        throw new UnsupportedOperationException("no host enrols in this test");
    }

    @Override
    public String authorityFingerprint() {
        throw new UnsupportedOperationException("no host enrols in this test");
    }
}
