package org.vireo.hostproxy.pki;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts a host: its certificate chains to the engine's authority, is for the address, and is of the host expected. */
final class HostTrust extends X509ExtendedTrustManager {

    private static final String HTTPS = "HTTPS";

    private final Supplier<TlsMaterial> material;
    private final ExpectedHosts expected;

    HostTrust(Supplier<TlsMaterial> material, ExpectedHosts expected) {
        this.material = material;
        this.expected = expected;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        var parameters = engine.getSSLParameters();
        if (!HTTPS.equals(parameters.getEndpointIdentificationAlgorithm())) {
            throw new CertificateException("The address of the host would not be checked against its certificate");
        }
        material.get().trust().checkServerTrusted(chain, authType, engine);
        expected.check(engine.getPeerHost(), engine.getPeerPort(), chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("Hosts are connected to without plain sockets");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Hosts are connected to with their address known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("The engine takes no TLS connections here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("The engine takes no TLS connections here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("The engine takes no TLS connections here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return material.get().trust().getAcceptedIssuers();
    }
}
