package org.vireo.core.port;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The engine's certificate authority, as far as hosts need it. */
public interface CertificateSigner {

    /**
     * Signs the public key of a host's request; everything else in the request is ignored.
     *
     * @param csrPem PKCS#10, PEM
     * @param address the DNS name or IP address that the certificate is for
     * @throws IllegalArgumentException when the request is not usable; the message says why
     */
    Signed signHost(String csrPem, UUID hostId, String address);

    /**
     * A host's new certificate.
     *
     * @param fingerprint SHA-256, upper case hex with colons
     */
    record Signed(String pem, String fingerprint) {}

    /**
     * The certificates that the authority has taken back, for hosts to know; empty when there are none.
     *
     * @throws IllegalArgumentException when what is kept of them is not usable; the message says why
     */
    Optional<Revocations> revocations();

    /**
     * A list of certificates that were taken back.
     *
     * @param number grows with every list
     * @param pem X.509 CRL
     */
    record Revocations(long number, String pem) {}

    /**
     * Whether two thirds of a certificate's life are over.
     *
     * @param certificatePem what a host shows
     * @throws IllegalArgumentException when it is no certificate
     */
    boolean renewalDue(String certificatePem);

    /**
     * Until when a certificate is good.
     *
     * @throws IllegalArgumentException when it is no certificate
     */
    Instant end(String certificatePem);

    /** The CA's certificate, PEM. */
    String authorityPem();

    /** SHA-256 of the CA's certificate, hex. */
    String authorityFingerprint();
}
