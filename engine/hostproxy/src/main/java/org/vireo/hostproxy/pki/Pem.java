package org.vireo.hostproxy.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** Keys, certificates and requests as PEM text. */
final class Pem {

    private Pem() {}

    static String write(PrivateKey key) {
        try {
            return text(new JcaPKCS8Generator(key, null));
        } catch (IOException failed) {
            throw new PkiException("Cannot write a private key as PEM: " + failed.getMessage(), failed);
        }
    }

    static String write(X509Certificate certificate) {
        try {
            return text(certificate);
        } catch (IOException failed) {
            throw new PkiException("Cannot write a certificate as PEM: " + failed.getMessage(), failed);
        }
    }

    static String write(X509CRL revocations) {
        try {
            return text(revocations);
        } catch (IOException failed) {
            throw new PkiException(
                    "Cannot write a list of revoked certificates as PEM: " + failed.getMessage(), failed);
        }
    }

    static PrivateKey key(String pem, Object source) {
        try {
            if (first(pem) instanceof PrivateKeyInfo info) {
                // By its other name, ECDSA, TLS finds no use for it, and which one it gets is up to the providers there
                // are.
                return new JcaPEMKeyConverter()
                        .setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC")
                        .getPrivateKey(info);
            }
            throw new PkiException(source + " holds no unencrypted PKCS#8 private key in PEM");
        } catch (IOException failed) {
            throw new PkiException(source + " is not readable as a PEM private key", failed);
        }
    }

    /** Empty for anything but a certificate. */
    static Optional<X509Certificate> found(String pem) {
        try {
            return Optional.of(certificate(pem, "this"));
        } catch (PkiException none) {
            return Optional.empty();
        }
    }

    static X509Certificate certificate(String pem, Object source) {
        try {
            if (first(pem) instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
            throw new PkiException(source + " holds no certificate in PEM");
        } catch (IOException | CertificateException failed) {
            throw new PkiException(source + " is not readable as a PEM certificate", failed);
        }
    }

    static X509CRL revocations(String pem, Object source) {
        try {
            if (first(pem) instanceof X509CRLHolder holder) {
                return new JcaX509CRLConverter().getCRL(holder);
            }
            throw new PkiException(source + " holds no list of revoked certificates in PEM. Restore it from a backup.");
        } catch (IOException | CRLException failed) {
            throw new PkiException(
                    source + " is not readable as a list of revoked certificates. Restore it from a backup.", failed);
        }
    }

    /** Empty for anything but one well-formed PKCS#10 request. */
    static Optional<PKCS10CertificationRequest> request(String pem) {
        try {
            return first(pem) instanceof PKCS10CertificationRequest request ? Optional.of(request) : Optional.empty();
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable Object first(String pem) throws IOException {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject();
        }
    }

    private static String text(Object value) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(value);
        }
        return text.toString();
    }
}
