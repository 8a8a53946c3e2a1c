package org.vireo.hostproxy.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates; knows no files. */
final class CertificateIssuer {

    /** Browsers refuse server certificates of more than 398 days. */
    static final Duration LEAF_LIFE = Duration.ofDays(396);

    static final Duration CA_LIFE = Duration.ofDays(3653);

    /** A host whose clock is a little behind must not refuse a fresh certificate. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;

    private final Clock clock;
    private final SecureRandom random;

    CertificateIssuer(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new key on the curve P-256. */
    KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new PkiException("This Java runtime cannot make EC keys", impossible);
        }
    }

    /** The certificate of a new authority, which may sign no further authority. */
    X509Certificate authority(KeyPair key) {
        var name = new X500Principal("CN=Vireo engine CA,OU=" + Fingerprint.shortOf(key.getPublic()));
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = builder(name, key.getPublic(), name, CA_LIFE, Instant.MAX)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            extensions.createSubjectKeyIdentifier(key.getPublic()));
            return sign(builder, key.getPrivate());
        } catch (GeneralSecurityException | IOException failed) {
            throw new PkiException("Cannot make the certificate of the authority", failed);
        }
    }

    /** A certificate for a public key, signed by the authority. */
    X509Certificate leaf(LeafProfile profile, PublicKey key, X509Certificate authority, PrivateKey authorityKey) {
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = builder(
                            new X500Principal("CN=" + profile.commonName()),
                            key,
                            authority.getSubjectX500Principal(),
                            LEAF_LIFE,
                            authority.getNotAfter().toInstant())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage,
                            false,
                            new ExtendedKeyUsage(profile.purposes().toArray(KeyPurposeId[]::new)))
                    .addExtension(Extension.subjectAlternativeName, false, profile.alternativeNames())
                    .addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            extensions.createAuthorityKeyIdentifier(authority.getPublicKey()));
            return sign(builder, authorityKey);
        } catch (GeneralSecurityException | IOException failed) {
            throw new PkiException("Cannot make the certificate for " + profile.commonName(), failed);
        }
    }

    /** The list of an authority with one more certificate of its own, whose key somebody else may have. */
    X509CRL revocations(
            Optional<RevocationList> before,
            X509Certificate taken,
            X509Certificate authority,
            PrivateKey authorityKey) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            // A list that ends before its authority would lock the engine out of all hosts: who has none takes nobody.
            var builder = new JcaX509v2CRLBuilder(authority.getSubjectX500Principal(), Date.from(now.minus(CLOCK_SKEW)))
                    .setNextUpdate(authority.getNotAfter())
                    .addCRLEntry(taken.getSerialNumber(), Date.from(now), CRLReason.keyCompromise);
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(RevocationList.next(before, now.getEpochSecond())));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
            if (before.isPresent()) {
                builder.addCRL(new JcaX509CRLHolder(before.get().crl()));
            }
            return new JcaX509CRLConverter().getCRL(builder.build(signer(authorityKey)));
        } catch (GeneralSecurityException | IOException failed) {
            throw new PkiException("Cannot make the list of revoked certificates", failed);
        }
    }

    /** Whether two thirds of a certificate's life are over. */
    boolean renewalDue(X509Certificate certificate) {
        var start = certificate.getNotBefore().toInstant();
        var life = Duration.between(start, certificate.getNotAfter().toInstant());
        return clock.instant().isAfter(start.plus(life.multipliedBy(2).dividedBy(3)));
    }

    Instant now() {
        return clock.instant();
    }

    private X509v3CertificateBuilder builder(
            X500Principal subject, PublicKey key, X500Principal issuer, Duration life, Instant latest) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var end = now.plus(life);
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(end.isAfter(latest) ? latest : end),
                subject,
                key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key)));
    }

    private ContentSigner signer(PrivateKey key) {
        try {
            var algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            return new JcaContentSignerBuilder(algorithm)
                    .setSecureRandom(random)
                    .build(key);
        } catch (OperatorCreationException unusable) {
            throw new PkiException("The key of the authority cannot sign: " + unusable.getMessage(), unusable);
        }
    }
}
