package org.vireo.hostproxy;

import java.util.Optional;
import java.util.Set;
import org.vireo.model.id.HostId;

/**
 * Where a host's agent listens and who it must prove to be.
 *
 * @param hostId the agent's certificate must carry it as {@code vireo:host:<id>}
 * @param address DNS name or IP address; the agent's certificate must be issued for it
 * @param port TCP port
 * @param resume where the last connection's events ended, to get what was missed replayed
 * @param certificates SHA-256 fingerprints, upper case hex with colons, of the certificates that it may show; none: any
 */
public record HostEndpoint(
        HostId hostId, String address, int port, Optional<ResumePoint> resume, Set<String> certificates) {

    public HostEndpoint {
        certificates = Set.copyOf(certificates);
        if (address.isBlank() || address.length() > 253) {
            throw new IllegalArgumentException("The address of host " + hostId + " is not usable: '" + address + "'");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("The port of host " + hostId + " must be 1 to 65535, not " + port);
        }
    }

    /** With any certificate of the host. */
    public HostEndpoint(HostId hostId, String address, int port, Optional<ResumePoint> resume) {
        this(hostId, address, port, resume, Set.of());
    }
}
