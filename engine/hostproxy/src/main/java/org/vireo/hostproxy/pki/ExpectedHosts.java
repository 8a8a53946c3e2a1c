package org.vireo.hostproxy.pki;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.id.HostId;

/** Which host must answer at which address, for the connections being opened. Thread-safe. */
public final class ExpectedHosts {

    private final Map<String, Expectation> byPeer = new ConcurrentHashMap<>();

    /**
     * Sets who must answer; what was expected there before does not count any more.
     *
     * @param certificates fingerprints of those that it may show; none: the first that it shows is the one from then on
     */
    public Expectation expect(String address, int port, HostId id, Set<String> certificates) {
        var expectation = new Expectation(id, certificates);
        byPeer.put(peer(address, port), expectation);
        return expectation;
    }

    /** Who must answer at an address, and whether it has. */
    public static final class Expectation {

        private final HostId id;
        private final Set<String> certificates = ConcurrentHashMap.newKeySet();
        private volatile String shown = "";

        private Expectation(HostId id, Set<String> certificates) {
            this.id = id;
            this.certificates.addAll(certificates);
        }

        /** Whether the host has shown its certificate: what goes wrong after that is its view of the engine. */
        public boolean met() {
            return !shown.isEmpty();
        }

        /** The fingerprint of what the host showed last; empty before it was met. */
        public String shown() {
            return shown;
        }

        /** The host is about to get a certificate that its next connection may show. */
        public void allow(String certificatePem) {
            // What is none is refused by the host.
            Pem.found(certificatePem).map(Fingerprint::of).ifPresent(certificates::add);
        }

        private void check(String peer, X509Certificate certificate) throws WrongHostException {
            var carried = Identities.uris(certificate);
            if (!carried.contains(Identities.host(id))) {
                throw WrongHostException.ofAnother(peer, carried, Identities.host(id));
            }
            var found = Fingerprint.of(certificate);
            if (certificates.isEmpty()) {
                certificates.add(found);
            }
            if (!certificates.contains(found)) {
                throw WrongHostException.withAnother(id, peer, found, certificates);
            }
            shown = found;
        }
    }

    void check(String address, int port, X509Certificate certificate) throws WrongHostException {
        var expected = byPeer.get(peer(address, port));
        if (expected == null) {
            throw WrongHostException.ofAnother(address + ":" + port, Identities.uris(certificate), "no host");
        }
        expected.check(address + ":" + port, certificate);
    }

    private static String peer(String address, int port) {
        // The JDK writes IPv6 addresses in full.
        return LeafProfile.normal(address) + ":" + port;
    }
}
