package org.vireo.model.host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates a host may show: that which was signed for it last, and beside it that of a renewal until the host
 * has shown it. They are columns of the host's row that nothing else writes. All are SHA-256 fingerprints.
 */
@Entity
@Table(name = "host")
public class HostCertificates {

    @Id
    private UUID id;

    /** Null for a host that has not connected since its engine keeps them. */
    @Column(name = "certificate_fingerprint")
    private @Nullable String current;

    /** What the host was given, or was to be given, by a renewal. */
    @Column(name = "next_certificate_fingerprint")
    private @Nullable String next;

    @SuppressWarnings("NullAway.Init")
    protected HostCertificates() {}

    public HostCertificates(UUID hostId) {
        this.id = hostId;
    }

    public UUID hostId() {
        return id;
    }

    /** What a connection may show; none: the first that is shown counts from then on. */
    public Set<String> allowed() {
        return current == null
                ? Set.of()
                : Stream.of(current, next)
                        .filter(fingerprint -> fingerprint != null)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Enrolled: every certificate of before is void. */
    public void enrolled(String fingerprint) {
        current = fingerprint;
        next = null;
    }

    /** Signed over a connection: the host shows this one or the last, until it has shown this one. */
    public void renewed(String fingerprint) {
        next = fingerprint;
    }

    /** A connection showed this one; false when it may not, because the host was enrolled again meanwhile. */
    public boolean shown(String fingerprint) {
        if (fingerprint.equals(next)) {
            enrolled(fingerprint);
        } else if (current == null) {
            current = fingerprint;
        }
        return fingerprint.equals(current);
    }
}
