package org.vireo.hostproxy.pki;

import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vireo.model.id.HostId;

/** Which host must answer at which address, for the connections being opened. Thread-safe. */
public final class ExpectedHosts {

    private final Map<String, HostId> byPeer = new ConcurrentHashMap<>();

    /** Sets who must answer; what was expected there before does not count any more. */
    public void expect(String address, int port, HostId id) {
        byPeer.put(peer(address, port), id);
    }

    void check(String address, int port, X509Certificate certificate) throws WrongHostException {
        var expected = byPeer.get(peer(address, port));
        var carried = Identities.uris(certificate);
        if (expected == null || !carried.contains(Identities.host(expected))) {
            throw new WrongHostException("The certificate at " + address + ":" + port + " is of " + carried + ", but "
                    + (expected == null ? "no host" : Identities.host(expected)) + " is expected there");
        }
    }

    private static String peer(String address, int port) {
        return address.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
