package org.vireo.hostproxy.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes a folder of keys and certificates complete: authority, engine client certificate and HTTPS server keystore.
 * Run again it changes nothing, but renews what is past two thirds of its life, or was issued by another authority or
 * for other names.
 */
public final class PkiSetup {

    private static final String SERVER_ALIAS = "server";
    private static final int PASSWORD_BYTES = 24;

    private final PkiFolder folder;
    private final CertificateIssuer issuer;
    private final Clock clock;
    private final SecureRandom random;

    public PkiSetup(Path directory, Clock clock, SecureRandom random) {
        this.folder = new PkiFolder(directory);
        this.issuer = new CertificateIssuer(clock, random);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Completes the folder.
     *
     * @param names DNS names and IP addresses that the HTTPS server is reached at, at least one
     * @return one sentence for each thing made; empty when nothing was to do
     */
    public List<String> complete(List<String> names) {
        if (names.isEmpty()) {
            throw new PkiException("Name at least one DNS name or IP address of this server");
        }
        folder.create();
        try (var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Held until the channel is closed: a second run waits.
            channel.lock();
            var made = new ArrayList<String>();
            var authority = authority(made);
            engine(authority, made);
            server(authority, names, made);
            return made;
        } catch (IOException failed) {
            throw new PkiException("Cannot lock " + folder.lock() + ": " + failed.getMessage(), failed);
        }
    }

    private CertificateAuthority authority(List<String> made) {
        boolean hasKey = PkiFolder.exists(folder.caKey());
        boolean hasCertificate = PkiFolder.exists(folder.caCertificate());
        if (hasCertificate && !hasKey) {
            throw new PkiException(folder.caKey() + " is missing beside " + folder.caCertificate()
                    + ". Restore it from a backup; without it every host must enrol again.");
        }
        if (!hasCertificate) {
            // A key without certificate is what a run that was interrupted leaves: nobody has seen it.
            var key = issuer.newKey();
            PkiFolder.writeText(folder.caKey(), Pem.write(key.getPrivate()));
            PkiFolder.writeText(folder.caCertificate(), Pem.write(issuer.authority(key)));
            made.add("created the certificate authority " + folder.caCertificate());
        }
        return CertificateAuthority.open(folder.directory(), clock, random);
    }

    private void engine(CertificateAuthority authority, List<String> made) {
        if (!engineIsGood(authority)) {
            var key = issuer.newKey();
            PkiFolder.writeText(folder.engineKey(), Pem.write(key.getPrivate()));
            PkiFolder.writeText(folder.engineCertificate(), Pem.write(authority.issue(LeafProfile.engine(), key)));
            made.add("issued the engine's certificate " + folder.engineCertificate());
        }
    }

    private boolean engineIsGood(CertificateAuthority authority) {
        if (!PkiFolder.exists(folder.engineKey()) || !PkiFolder.exists(folder.engineCertificate())) {
            return false;
        }
        var certificate = Pem.certificate(PkiFolder.readText(folder.engineCertificate()), folder.engineCertificate());
        var key = Pem.key(PkiFolder.readText(folder.engineKey()), folder.engineKey());
        return KeyMatch.belongs(key, certificate)
                && issuedBy(authority, certificate)
                && !issuer.renewalDue(certificate);
    }

    private void server(CertificateAuthority authority, List<String> names, List<String> made) {
        var present = serverCertificate();
        var wanted = names.stream().map(LeafProfile::normal).collect(Collectors.toCollection(TreeSet::new));
        if (present.isPresent()
                && issuedBy(authority, present.get())
                && !issuer.renewalDue(present.get())
                && Identities.addresses(present.get()).equals(wanted)) {
            return;
        }
        writeServer(authority, List.copyOf(wanted), password());
        made.add("issued the HTTPS server's certificate for " + String.join(", ", wanted) + " in "
                + folder.serverKeystore());
    }

    private String password() {
        if (PkiFolder.exists(folder.serverPassword())) {
            return PkiFolder.readText(folder.serverPassword()).strip();
        }
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        PkiFolder.writeText(folder.serverPassword(), password);
        return password;
    }

    private void writeServer(CertificateAuthority authority, List<String> names, String password) {
        var key = issuer.newKey();
        var certificate = authority.issue(LeafProfile.server(names), key);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(SERVER_ALIAS, key.getPrivate(), password.toCharArray(), new Certificate[] {
                certificate, authority.certificate()
            });
            var content = new ByteArrayOutputStream();
            store.store(content, password.toCharArray());
            PkiFolder.write(folder.serverKeystore(), content.toByteArray());
        } catch (GeneralSecurityException | IOException failed) {
            throw new PkiException("Cannot make " + folder.serverKeystore() + ": " + failed.getMessage(), failed);
        }
    }

    /** Empty also for a keystore that the password does not open: it is made again. */
    private Optional<X509Certificate> serverCertificate() {
        if (!PkiFolder.exists(folder.serverKeystore()) || !PkiFolder.exists(folder.serverPassword())) {
            return Optional.empty();
        }
        var password = PkiFolder.readText(folder.serverPassword()).strip().toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(PkiFolder.read(folder.serverKeystore())), password);
            return store.getCertificate(SERVER_ALIAS) instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (GeneralSecurityException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean issuedBy(CertificateAuthority authority, X509Certificate certificate) {
        try {
            certificate.verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException foreign) {
            return false;
        }
    }
}
