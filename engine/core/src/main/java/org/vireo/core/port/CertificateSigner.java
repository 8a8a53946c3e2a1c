package org.vireo.core.port;

import java.time.Instant;
import java.util.UUID;

/** The engine's certificate authority, as far as hosts need it. */
public interface CertificateSigner {

    /**
     * Signs the public key of a host's request; everything else in the request is ignored.
     *
     * @param csrPem PKCS#10, PEM
     * @param address the DNS name or IP address that the certificate is for
     * @return the certificate, PEM
     * @throws IllegalArgumentException when the request is not usable; the message says why
     */
    String signHost(String csrPem, UUID hostId, String address);

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
