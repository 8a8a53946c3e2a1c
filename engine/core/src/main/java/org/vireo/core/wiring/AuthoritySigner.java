package org.vireo.core.wiring;

import java.time.Instant;
import java.util.UUID;
import org.vireo.core.port.CertificateSigner;
import org.vireo.hostproxy.pki.CertificateAuthority;
import org.vireo.hostproxy.pki.PkiException;
import org.vireo.hostproxy.pki.SignResult;
import org.vireo.model.id.HostId;

/** The certificate authority as enrolment sees it. */
final class AuthoritySigner implements CertificateSigner {

    private final CertificateAuthority authority;

    AuthoritySigner(CertificateAuthority authority) {
        this.authority = authority;
    }

    @Override
    public String signHost(String csrPem, UUID hostId, String address) {
        return switch (authority.signHost(csrPem, new HostId(hostId), address)) {
            case SignResult.Signed signed -> signed.certificatePem();
            case SignResult.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }

    @Override
    public boolean renewalDue(String certificatePem) {
        try {
            return authority.renewalDue(certificatePem);
        } catch (PkiException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public Instant end(String certificatePem) {
        try {
            return authority.end(certificatePem);
        } catch (PkiException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public String authorityPem() {
        return authority.certificatePem();
    }

    @Override
    public String authorityFingerprint() {
        return authority.fingerprint();
    }
}
