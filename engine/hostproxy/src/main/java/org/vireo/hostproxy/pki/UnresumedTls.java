package org.vireo.hostproxy.pki;

import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * TLS without session resumption: every connection begins with a context of its own, so none can skip the certificate
 * checks because an earlier one to the same address passed them. The JDK has no other switch for this per context.
 */
final class UnresumedTls extends SSLContextSpi {

    private final KeyManager key;
    private final TrustManager trust;
    private final SecureRandom random;

    private UnresumedTls(KeyManager key, TrustManager trust, SecureRandom random) {
        this.key = key;
        this.trust = trust;
        this.random = random;
    }

    static SSLContext context(KeyManager key, TrustManager trust, SecureRandom random) {
        var spi = new UnresumedTls(key, trust, random);
        var sample = spi.fresh();
        return new Context(spi, sample.getProvider(), sample.getProtocol());
    }

    private static final class Context extends SSLContext {

        Context(SSLContextSpi spi, Provider provider, String protocol) {
            super(spi, provider, protocol);
        }
    }

    private SSLContext fresh() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {key}, new TrustManager[] {trust}, random);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new PkiException("This Java runtime has no TLS", impossible);
        }
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return fresh().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return fresh().createSSLEngine(host, port);
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trusts, SecureRandom source)
            throws KeyManagementException {
        throw new KeyManagementException("This context is initialised for good");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return fresh().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        return fresh().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return fresh().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return fresh().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return fresh().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return fresh().getSupportedSSLParameters();
    }
}
