package org.vireo.hostproxy.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.vireo.model.id.HostId;

/** Folders of keys and certificates for tests, also such that an engine would never make. */
public final class TestPki {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestPki() {}

    /** A complete engine folder, made at the clock's time. */
    public static Path engine(Path directory, Clock clock) {
        new PkiSetup(directory, clock, RANDOM).complete(List.of("localhost"));
        return directory;
    }

    /** Replaces the engine's certificate by one of the same authority that names another role. */
    public static void makeNoEngine(Path directory) {
        var folder = new PkiFolder(directory);
        var authority = CertificateAuthority.open(directory, Clock.systemUTC(), RANDOM);
        var key = new CertificateIssuer(Clock.systemUTC(), RANDOM).newKey();
        var profile =
                new LeafProfile("no engine", List.of(), List.of("vireo:guest"), List.of(KeyPurposeId.id_kp_clientAuth));
        PkiFolder.writeText(folder.engineKey(), Pem.write(key.getPrivate()));
        PkiFolder.writeText(folder.engineCertificate(), Pem.write(authority.issue(profile, key)));
    }

    /** A new folder that holds the authority of another and nothing else. */
    public static Path copyOfAuthority(Path engine, Path directory) {
        var from = new PkiFolder(engine);
        var to = new PkiFolder(directory);
        to.create();
        PkiFolder.write(to.caKey(), PkiFolder.read(from.caKey()));
        PkiFolder.write(to.caCertificate(), PkiFolder.read(from.caCertificate()));
        return directory;
    }

    /** What a thief of a whole folder but the authority's key has. */
    public static Path copy(Path engine, Path directory) {
        var from = new PkiFolder(engine);
        var to = new PkiFolder(directory);
        to.create();
        PkiFolder.write(to.caCertificate(), PkiFolder.read(from.caCertificate()));
        PkiFolder.write(to.engineKey(), PkiFolder.read(from.engineKey()));
        PkiFolder.write(to.engineCertificate(), PkiFolder.read(from.engineCertificate()));
        return directory;
    }

    /** Takes the engine's certificate back, and gives it another. */
    public static void renewEngine(Path directory) {
        new PkiSetup(directory, Clock.systemUTC(), RANDOM).renewEngine(Optional.empty());
    }

    /** TLS of a caller that trusts the engine's authority and shows nothing. */
    public static SSLContext contextWithoutCertificate(Path engine) throws GeneralSecurityException, IOException {
        var folder = new PkiFolder(engine);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca", Pem.certificate(PkiFolder.readText(folder.caCertificate()), folder.caCertificate()));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), RANDOM);
        return context;
    }

    /** Makes the engine of one folder trust the authority of another, and keep its own certificate. */
    public static void trust(Path directory, Path other) {
        PkiFolder.write(new PkiFolder(directory).caCertificate(), PkiFolder.read(new PkiFolder(other).caCertificate()));
    }

    /** Enrols a host as an agent would: {@code host.key}, {@code host.crt}, {@code ca.crt} in its folder. */
    public static Path host(Path engine, Path directory, HostId id, String address, Clock clock) {
        var authority = CertificateAuthority.open(engine, clock, RANDOM);
        var key = new CertificateIssuer(clock, RANDOM).newKey();
        var signed = authority.signHost(request(key), id, address);
        if (!(signed instanceof SignResult.Signed(String certificate, String fingerprint, var notAfter))) {
            throw new AssertionError(signed);
        }
        new PkiFolder(directory).create();
        PkiFolder.writeText(directory.resolve("host.key"), Pem.write(key.getPrivate()));
        PkiFolder.writeText(directory.resolve("host.crt"), certificate);
        PkiFolder.writeText(directory.resolve("ca.crt"), authority.certificatePem());
        return directory;
    }

    /** TLS of an agent with the certificate of a host's folder; it asks for the engine's. */
    public static SSLContext serverContext(Path directory) {
        try {
            var certificate = Pem.certificate(PkiFolder.readText(directory.resolve("host.crt")), directory);
            var authority = Pem.certificate(PkiFolder.readText(directory.resolve("ca.crt")), directory);
            var key = Pem.key(PkiFolder.readText(directory.resolve("host.key")), directory);
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("host", key, new char[0], new Certificate[] {certificate});
            store.setCertificateEntry("ca", authority);
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), RANDOM);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A PKCS#10 request in PEM that asks for more than a host may get. */
    static String request(KeyPair key) {
        var algorithm = key.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            var signer = new JcaContentSignerBuilder(algorithm).build(key.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(
                            new X500Principal("CN=vireo:engine"), key.getPublic())
                    .build(signer);
            var text = new StringWriter();
            try (var writer = new JcaPEMWriter(text)) {
                writer.writeObject(request);
            }
            return text.toString();
        } catch (IOException | OperatorCreationException failed) {
            throw new AssertionError(failed);
        }
    }
}
