package org.vireo.hostproxy.pki;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.id.HostId;

/** Which host must answer at which address, for the connections being opened. Thread-safe. */
public final class ExpectedHosts {

    private final Map<String, Expectation> byPeer = new ConcurrentHashMap<>();

    /** Sets who must answer; what was expected there before does not count any more. */
    public Expectation expect(String address, int port, HostId id) {
        var expectation = new Expectation(id);
        byPeer.put(peer(address, port), expectation);
        return expectation;
    }

    /** Who must answer at an address, and whether it has. */
    public static final class Expectation {

        private final HostId id;
        private volatile boolean met;

        private Expectation(HostId id) {
            this.id = id;
        }

        /** Whether the host has shown its certificate: what goes wrong after that is its view of the engine. */
        public boolean met() {
            return met;
        }
    }

    void check(String address, int port, X509Certificate certificate) throws WrongHostException {
        var expected = byPeer.get(peer(address, port));
        var carried = Identities.uris(certificate);
        if (expected == null || !carried.contains(Identities.host(expected.id))) {
            throw new WrongHostException("The certificate at " + address + ":" + port + " is of " + carried + ", but "
                    + (expected == null ? "no host" : Identities.host(expected.id)) + " is expected there");
        }
        expected.met = true;
    }

    private static String peer(String address, int port) {
        // The JDK writes IPv6 addresses in full.
        return LeafProfile.normal(address) + ":" + port;
    }
}
