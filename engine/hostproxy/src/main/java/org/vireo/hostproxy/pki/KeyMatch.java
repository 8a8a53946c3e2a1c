package org.vireo.hostproxy.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/** Whether a private key is that of a certificate. */
final class KeyMatch {

    private static final byte[] PROBE = "vireo".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean belongs(PrivateKey key, X509Certificate certificate) {
        var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(PROBE);
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }
}
