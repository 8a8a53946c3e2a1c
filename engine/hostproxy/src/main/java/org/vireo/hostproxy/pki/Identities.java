package org.vireo.hostproxy.pki;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vireo.model.id.HostId;

/** Vireo's names inside certificates. */
public final class Identities {

    /** What the engine's client certificate carries. */
    public static final String ENGINE = "vireo:engine";

    private static final String HOST_PREFIX = "vireo:host:";
    private static final int URI_NAME = 6;
    private static final Set<Integer> ADDRESS_NAMES = Set.of(2, 7);

    private Identities() {}

    /** What a host's certificate carries. */
    public static String host(HostId id) {
        return HOST_PREFIX + id;
    }

    /** The URIs among a certificate's alternative names, sorted; none where they cannot be read. */
    public static Set<String> uris(X509Certificate certificate) {
        return names(certificate, Set.of(URI_NAME));
    }

    /** The DNS names and IP addresses among a certificate's alternative names, sorted. */
    static Set<String> addresses(X509Certificate certificate) {
        return names(certificate, ADDRESS_NAMES);
    }

    private static Set<String> names(X509Certificate certificate, Set<Integer> kinds) {
        var found = new TreeSet<String>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names != null) {
                for (List<?> name : names) {
                    if (name.get(0) instanceof Integer kind
                            && kinds.contains(kind)
                            && name.get(1) instanceof String text) {
                        found.add(text);
                    }
                }
            }
        } catch (CertificateParsingException malformed) {
            return Set.of();
        }
        return found;
    }
}
