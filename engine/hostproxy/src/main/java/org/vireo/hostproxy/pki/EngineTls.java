package org.vireo.hostproxy.pki;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the engine towards hosts: shows the engine's client certificate, trusts its own authority alone, and lets only
 * the expected host answer. After a renewal, new connections use what is in the folder then; open ones go on.
 */
public final class EngineTls {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTls.class);

    private final PkiFolder folder;
    private final ExpectedHosts expected = new ExpectedHosts();
    private final AtomicReference<TlsMaterial> material;
    private volatile FileTime loaded;
    private final SSLContext context;

    public EngineTls(Path directory, SecureRandom random) {
        this.folder = new PkiFolder(directory);
        this.loaded = PkiFolder.changed(folder.engineCertificate());
        this.material = new AtomicReference<>(load(folder));
        this.context = UnresumedTls.context(
                new EngineCredential(material::get), new HostTrust(material::get, expected), random);
    }

    /** Reads the folder again when the engine's certificate was renewed; goes on with the old one where that fails. */
    public void refresh() {
        try {
            var found = PkiFolder.changed(folder.engineCertificate());
            if (!found.equals(loaded)) {
                material.set(load(folder));
                loaded = found;
            }
        } catch (PkiException unusable) {
            LOG.warn("The engine's certificate as it was is used on: {}", unusable.getMessage());
        }
    }

    public SSLContext context() {
        return context;
    }

    /** Where a connection says whom it expects before it is opened. */
    public ExpectedHosts expected() {
        return expected;
    }

    private static TlsMaterial load(PkiFolder folder) {
        var authority = Pem.certificate(PkiFolder.readText(folder.caCertificate()), folder.caCertificate());
        var certificate = Pem.certificate(PkiFolder.readText(folder.engineCertificate()), folder.engineCertificate());
        var key = Pem.key(PkiFolder.readText(folder.engineKey()), folder.engineKey());
        if (!KeyMatch.belongs(key, certificate)) {
            throw new PkiException(folder.engineKey() + " is not the key of " + folder.engineCertificate()
                    + ". Run the engine's PKI initialisation again.");
        }
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", authority);
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager trust) {
                    return new TlsMaterial(key, certificate, trust);
                }
            }
            throw new PkiException("This Java runtime has no PKIX trust manager");
        } catch (GeneralSecurityException | IOException impossible) {
            throw new PkiException("Cannot trust " + folder.caCertificate(), impossible);
        }
    }
}
