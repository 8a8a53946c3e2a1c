package org.vireo.hostproxy;

import java.util.Arrays;
import java.util.Optional;
import org.vireo.hostproxy.job.JobFailure;

/**
 * The agent's refusal.
 *
 * @param code which of the closed list
 * @param message the agent's sentence; names the thing and holds no secret
 * @param libvirt libvirt's own error, where it was libvirt that refused
 * @param output what the failing tool or hook printed
 * @param subject what it is about: a domain's id, a path
 */
public record HostError(
        HostErrorCode code,
        String message,
        Optional<LibvirtError> libvirt,
        Optional<String> output,
        Optional<String> subject) {

    public HostError(HostErrorCode code, String message) {
        this(code, message, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What ended a job, as a verb would have answered with it. */
    public static HostError of(JobFailure failure) {
        HostErrorCode code = Arrays.stream(HostErrorCode.values())
                .filter(known -> known.name().equals(failure.name()))
                .findFirst()
                .orElse(HostErrorCode.UNRECOGNISED);
        return new HostError(code, failure.message(), Optional.empty(), failure.output(), Optional.empty());
    }

    /** Code, sentence, libvirt's or the tool's words, and what to do, in one line. */
    public String summary() {
        var text = new StringBuilder(code.name()).append(": ").append(message);
        libvirt.ifPresent(error -> text.append(" (libvirt error ")
                .append(error.code())
                .append(": ")
                .append(error.message())
                .append(')'));
        output.map(String::strip)
                .filter(printed -> !printed.isEmpty())
                .ifPresent(printed -> text.append(" (output: ").append(printed).append(')'));
        String remedy = code.remedy();
        return remedy.isEmpty() ? text.toString() : text + "; " + remedy;
    }
}
