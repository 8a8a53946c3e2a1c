package org.vireo.hostproxy.pki;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** SHA-256 over a certificate, as people compare it. */
final class Fingerprint {

    private static final int SHORT_LENGTH = 8;

    private Fingerprint() {}

    /** Upper case with colons, as {@code openssl x509 -fingerprint -sha256} prints it. */
    static String of(X509Certificate certificate) {
        try {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new PkiException("Cannot encode a certificate", impossible);
        }
    }

    /** Tells the names of two authorities apart. */
    static String shortOf(PublicKey key) {
        return HexFormat.of().formatHex(sha256(key.getEncoded())).substring(0, SHORT_LENGTH);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new PkiException("This Java runtime has no SHA-256", impossible);
        }
    }
}
