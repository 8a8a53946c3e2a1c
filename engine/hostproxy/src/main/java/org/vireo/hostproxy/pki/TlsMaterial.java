package org.vireo.hostproxy.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedTrustManager;

/** What one handshake uses. */
record TlsMaterial(PrivateKey key, X509Certificate certificate, X509ExtendedTrustManager trust) {

    /** Never the key. */
    @Override
    public String toString() {
        return "TlsMaterial[" + certificate.getSubjectX500Principal() + "]";
    }
}
