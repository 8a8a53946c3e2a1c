package org.vireo.core.wiring;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.CertificateSigner;
import org.vireo.hostproxy.pki.CertificateAuthority;
import org.vireo.hostproxy.pki.PkiException;
import org.vireo.hostproxy.pki.RevocationList;
import org.vireo.hostproxy.pki.SignResult;
import org.vireo.model.id.HostId;

/** The certificate authority as enrolment sees it. */
final class AuthoritySigner implements CertificateSigner {

    private final CertificateAuthority authority;
    private final Path directory;

    AuthoritySigner(CertificateAuthority authority, Path directory) {
        this.authority = authority;
        this.directory = directory;
    }

    @Override
    public Signed signHost(String csrPem, UUID hostId, String address) {
        return switch (authority.signHost(csrPem, new HostId(hostId), address)) {
            case SignResult.Signed signed -> new Signed(signed.certificatePem(), signed.fingerprint());
            case SignResult.Refused refused -> throw new IllegalArgumentException(refused.reason());
        };
    }

    /** Read each time: the list grows by a command line while the engine runs. */
    @Override
    public Optional<Revocations> revocations() {
        try {
            return RevocationList.forHosts(directory).map(list -> new Revocations(list.number(), list.pem()));
        } catch (PkiException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
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
