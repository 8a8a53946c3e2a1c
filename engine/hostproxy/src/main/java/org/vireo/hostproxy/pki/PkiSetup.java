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
import java.util.function.Consumer;
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
        return locked(made -> {
            var authority = authority(made);
            if (!engineIsGood(authority)) {
                issueEngine(authority, made);
            }
            server(authority, names, made);
        });
    }

    /**
     * Gives the engine a new key and certificate, and takes back the certificate that it has: hosts that are given the
     * list let nobody in with it any more.
     *
     * @param stolen another certificate of the engine to take back, such as an older one from a backup
     * @return one sentence for each thing made
     * @throws PkiException when the folder holds no authority, or the authority has not issued what was stolen
     */
    public List<String> renewEngine(Optional<Path> stolen) {
        return locked(made -> {
            var authority = CertificateAuthority.open(folder.directory(), clock, random);
            // The list first: who is stopped after it has an engine without a good certificate, and makes one next
            // time.
            stolen.ifPresent(file -> revoke(authority, file, made));
            if (PkiFolder.exists(folder.engineCertificate())) {
                revoke(authority, folder.engineCertificate(), made);
            }
            issueEngine(authority, made);
        });
    }

    private List<String> locked(Consumer<List<String>> work) {
        try (var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Held until the channel is closed: a second run waits.
            channel.lock();
            var made = new ArrayList<String>();
            work.accept(made);
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

    private void issueEngine(CertificateAuthority authority, List<String> made) {
        var key = issuer.newKey();
        PkiFolder.writeText(folder.engineKey(), Pem.write(key.getPrivate()));
        PkiFolder.writeText(folder.engineCertificate(), Pem.write(authority.issue(LeafProfile.engine(), key)));
        made.add("issued the engine's certificate " + folder.engineCertificate());
    }

    private void revoke(CertificateAuthority authority, Path file, List<String> made) {
        var taken = Pem.certificate(PkiFolder.readText(file), file);
        if (!authority.issued(taken)) {
            throw new PkiException(file + " was not issued by the authority " + folder.caCertificate()
                    + ", which hosts trust: nothing is done. Name a certificate of this engine.");
        }
        var before = revocations(authority);
        if (before.filter(list -> list.holds(taken)).isEmpty()) {
            var list = authority.revoke(before, taken);
            PkiFolder.writeText(folder.revocations(), list.pem());
            made.add("revoked " + file + " with the serial number "
                    + taken.getSerialNumber().toString(16) + " by list " + list.number() + " in "
                    + folder.revocations());
        }
    }

    /** A list of an authority that was here before says nothing of this one's certificates. */
    private Optional<RevocationList> revocations(CertificateAuthority authority) {
        return RevocationList.of(folder).filter(list -> list.isOf(authority.certificate()));
    }

    private boolean engineIsGood(CertificateAuthority authority) {
        if (!PkiFolder.exists(folder.engineKey()) || !PkiFolder.exists(folder.engineCertificate())) {
            return false;
        }
        var certificate = Pem.certificate(PkiFolder.readText(folder.engineCertificate()), folder.engineCertificate());
        var key = Pem.key(PkiFolder.readText(folder.engineKey()), folder.engineKey());
        return KeyMatch.belongs(key, certificate)
                && authority.issued(certificate)
                && revocations(authority)
                        .filter(list -> list.holds(certificate))
                        .isEmpty()
                && !issuer.renewalDue(certificate);
    }

    private void server(CertificateAuthority authority, List<String> names, List<String> made) {
        var present = serverCertificate();
        var wanted = names.stream().map(LeafProfile::normal).collect(Collectors.toCollection(TreeSet::new));
        if (present.isPresent()
                && authority.issued(present.get())
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
}
