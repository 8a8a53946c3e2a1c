package org.vireo.core.wiring;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.vireo.core.port.CertificateSigner;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.jsonrpc.ConnectorSettings;
import org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector;
import org.vireo.hostproxy.pki.CertificateAuthority;
import org.vireo.hostproxy.pki.EngineTls;

/** The way to hosts: the connector and the certificate authority, from the PKI folder. */
@Singleton
public final class HostProducers {

    private static final String PKI_DIRECTORY = "vireo.pki.directory";

    @Produces
    @Singleton
    HostConnector connector() {
        return new JsonRpcHostConnector(
                new EngineTls(pkiDirectory(), new SecureRandom()), ConnectorSettings.defaults("Vireo"));
    }

    void close(@Disposes HostConnector connector) {
        if (connector instanceof JsonRpcHostConnector jsonRpc) {
            jsonRpc.close();
        }
    }

    @Produces
    @Singleton
    CertificateSigner signer(Clock clock) {
        return new AuthoritySigner(
                CertificateAuthority.open(pkiDirectory(), clock, new SecureRandom()), pkiDirectory());
    }

    private static Path pkiDirectory() {
        String directory = System.getProperty(PKI_DIRECTORY);
        if (directory == null) {
            throw new IllegalStateException(
                    "System property " + PKI_DIRECTORY + " is not set: name the folder that holds the engine's keys");
        }
        return Path.of(directory);
    }
}
