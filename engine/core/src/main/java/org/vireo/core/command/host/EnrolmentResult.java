package org.vireo.core.command.host;

import java.util.UUID;

/** What an agent that wants to enrol gets. */
public sealed interface EnrolmentResult {

    /** It is a host now. */
    record Enrolled(UUID hostId, String certificatePem, String authorityPem) implements EnrolmentResult {}

    /** It is not; the message says why and what to do. */
    record Refused(String message) implements EnrolmentResult {}
}
