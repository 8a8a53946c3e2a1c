package org.vireo.hostproxy.pki;

import java.time.Instant;

/** What became of a certificate request. */
public sealed interface SignResult {

    /**
     * Signed.
     *
     * @param fingerprint SHA-256, upper case hex with colons
     */
    record Signed(String certificatePem, String fingerprint, Instant notAfter) implements SignResult {}

    /** Not signed; {@code reason} is one sentence with a remedy. */
    record Refused(String reason) implements SignResult {}
}
