package org.vireo.hostproxy.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.vireo.model.id.HostId;

/** The engine's own certificate authority. Thread-safe. */
public final class CertificateAuthority {

    private static final int MAX_CSR_CHARACTERS = 16_384;
    private static final int MIN_EC_BITS = 256;
    private static final int MIN_RSA_BITS = 3072;

    private final CertificateIssuer issuer;
    private final X509Certificate certificate;
    private final PrivateKey key;

    CertificateAuthority(CertificateIssuer issuer, X509Certificate certificate, PrivateKey key) {
        this.issuer = issuer;
        this.certificate = certificate;
        this.key = key;
    }

    /**
     * Opens the authority of an initialised folder.
     *
     * @throws PkiException when the folder has none or its key and certificate do not belong together
     */
    public static CertificateAuthority open(Path directory, Clock clock, SecureRandom random) {
        var folder = new PkiFolder(directory);
        var certificate = Pem.certificate(PkiFolder.readText(folder.caCertificate()), folder.caCertificate());
        var key = Pem.key(PkiFolder.readText(folder.caKey()), folder.caKey());
        if (!KeyMatch.belongs(key, certificate)) {
            throw new PkiException(folder.caKey() + " is not the key of " + folder.caCertificate()
                    + ". Restore both from the same backup.");
        }
        return new CertificateAuthority(new CertificateIssuer(clock, random), certificate, key);
    }

    /**
     * Signs the request of a host that has proved to be one by its enrolment token. Only the public key is taken from
     * the request; every name in the certificate is the engine's own.
     *
     * @param csrPem PKCS#10 in PEM; its key must be EC of 256 bits or more, or RSA of 3072 or more
     * @param address DNS name or IP address that the engine connects to
     */
    public SignResult signHost(String csrPem, HostId id, String address) {
        if (csrPem.length() > MAX_CSR_CHARACTERS) {
            return new SignResult.Refused("The certificate request is longer than " + MAX_CSR_CHARACTERS
                    + " characters: send a plain PKCS#10 request");
        }
        var request = Pem.request(csrPem);
        if (request.isEmpty()) {
            return new SignResult.Refused("The certificate request is not PKCS#10 in PEM");
        }
        return sign(request.get(), id, address);
    }

    /**
     * Whether two thirds of a certificate's life are over.
     *
     * @throws PkiException when it is none
     */
    public boolean renewalDue(String pem) {
        return issuer.renewalDue(Pem.certificate(pem, "what the host shows"));
    }

    /**
     * Until when a certificate is good.
     *
     * @throws PkiException when it is none
     */
    public Instant end(String pem) {
        return Pem.certificate(pem, "what the host shows").getNotAfter().toInstant();
    }

    /** The authority's certificate in PEM, for hosts and browsers to trust. */
    public String certificatePem() {
        return Pem.write(certificate);
    }

    /** SHA-256 of the authority's certificate, upper case hex with colons. */
    public String fingerprint() {
        return Fingerprint.of(certificate);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** The authority's list with one more certificate. */
    RevocationList revoke(Optional<RevocationList> before, X509Certificate taken) {
        return new RevocationList(issuer.revocations(before, taken, certificate, key));
    }

    /** Whether a certificate is one of this authority's. */
    boolean issued(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }

    X509Certificate issue(LeafProfile profile, KeyPair holder) {
        return issuer.leaf(profile, holder.getPublic(), certificate, key);
    }

    private SignResult sign(PKCS10CertificationRequest request, HostId id, String address) {
        try {
            PublicKey holder = new JcaPKCS10CertificationRequest(request).getPublicKey();
            if (!strong(holder)) {
                return new SignResult.Refused("The key of the certificate request is too weak: use EC of " + MIN_EC_BITS
                        + " bits or more, or RSA of " + MIN_RSA_BITS + " or more");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(holder))) {
                return new SignResult.Refused("The certificate request is not signed by its own key");
            }
            var signed = issuer.leaf(LeafProfile.host(id, address), holder, certificate, key);
            return new SignResult.Signed(
                    Pem.write(signed),
                    Fingerprint.of(signed),
                    signed.getNotAfter().toInstant());
        } catch (GeneralSecurityException | PKCSException | OperatorCreationException unusable) {
            return new SignResult.Refused("The key of the certificate request is not usable: " + unusable.getMessage());
        }
    }

    private static boolean strong(PublicKey key) {
        if (key instanceof ECPublicKey curve) {
            return curve.getParams().getOrder().bitLength() >= MIN_EC_BITS;
        }
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    }
}
