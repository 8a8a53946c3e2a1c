package org.vireo.hostproxy.fake;

import java.util.Optional;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;

/** Builds refusals. */
final class Refusals {

    private Refusals() {}

    static <T> HostOutcome<T> refuse(HostErrorCode code, String subject, String message) {
        return new Refused<>(new HostError(code, message, Optional.empty(), Optional.empty(), Optional.of(subject)));
    }
}
