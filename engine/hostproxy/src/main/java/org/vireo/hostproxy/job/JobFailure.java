package org.vireo.hostproxy.job;

import java.util.Arrays;
import java.util.Optional;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;

/**
 * Why a job has no result.
 *
 * @param name of the error, as a verb would have answered with it
 * @param output what a tool printed
 */
public record JobFailure(String name, String message, Optional<String> output) {

    /** The same as an error. */
    public HostError asError() {
        HostErrorCode code = Arrays.stream(HostErrorCode.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(HostErrorCode.UNRECOGNISED);
        return new HostError(code, message, Optional.empty(), output, Optional.empty());
    }
}
