package org.vireo.it.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.CertificateSigner;
import org.vireo.hostproxy.fake.FakeHost;

/** Signs the same for everybody; at first nothing is due, nothing ends and nothing is taken back. */
public final class FakeSigner implements CertificateSigner {

    static final String NEW = "-----BEGIN CERTIFICATE-----\nnew\n-----END CERTIFICATE-----\n";

    /** The request that was signed, and for which address. */
    record Asked(String csrPem, String address) {}

    final List<Asked> asked = new ArrayList<>();
    boolean due;
    Instant end = Instant.MAX;
    Optional<Revocations> revocations = Optional.empty();

    @Override
    public Signed signHost(String csrPem, UUID hostId, String address) {
        asked.add(new Asked(csrPem, address));
        return new Signed(NEW, FakeHost.fingerprint(NEW));
    }

    @Override
    public Optional<Revocations> revocations() {
        return revocations;
    }

    @Override
    public boolean renewalDue(String certificatePem) {
        return due && !certificatePem.equals(NEW);
    }

    @Override
    public Instant end(String certificatePem) {
        return end;
    }

    @Override
    public String authorityPem() {
        return "";
    }

    @Override
    public String authorityFingerprint() {
        return "";
    }
}
