package org.vireo.rest.problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.Violation;

/** The faults that requests end with. */
public final class Faults {

    private static final int SHOWN = 80;

    private Faults() {}

    /** A value of the request is wrong. */
    public static FaultException invalid(String code, @Nullable String sentence) {
        return fault(400, Problem.INVALID, bracketed(String.valueOf(sentence)), code);
    }

    /** Something that must be given is missing; named as existing clients expect it. */
    public static FaultException incomplete(String type, List<String> members, String operation) {
        return fault(
                400,
                Problem.INCOMPLETE,
                type + " [" + String.join(", ", members) + "] required for " + operation,
                "INCOMPLETE");
    }

    /** There is no such object, or none that the caller may see. */
    public static FaultException notFound(String what, String id) {
        return fault(
                404,
                Problem.FAILED,
                bracketed("There is no " + what + " " + shown(id) + ". See the list for what there is."),
                "NOT_FOUND");
    }

    public static FaultException forbidden(String sentence) {
        return fault(403, Problem.FAILED, bracketed(sentence), "FORBIDDEN");
    }

    public static FaultException tooLarge(@Nullable String sentence) {
        return fault(413, Problem.INVALID, bracketed(String.valueOf(sentence)), "TOO_LARGE");
    }

    /** The command was accepted, but could not be carried out. */
    public static FaultException failed(String sentence) {
        return fault(409, Problem.FAILED, bracketed(sentence), "TASK_FAILED");
    }

    /** Another part of the installation does not answer. */
    public static FaultException unavailable(String sentence) {
        return fault(503, Problem.FAILED, bracketed(sentence), "UNAVAILABLE");
    }

    /** Vireo does not have it; the model of the API does. */
    public static FaultException notImplemented(String sentence) {
        return fault(501, Problem.FAILED, bracketed(sentence), "NOT_IMPLEMENTED");
    }

    /** The client's If-Match no longer holds. */
    public static FaultException changedMeanwhile() {
        return fault(
                412,
                Problem.FAILED,
                "[It is not as If-Match says: somebody changed it since. Read it again, and repeat the change if it is"
                        + " still wanted.]",
                "PRECONDITION_FAILED");
    }

    /** A command was refused: all the reasons at once, under the status of the gravest. */
    public static FaultException refused(List<Violation> violations) {
        Violation.Kind kind = violations.stream()
                .map(Violation::kind)
                .min(Comparator.naturalOrder())
                .orElse(Violation.Kind.CONFLICT);
        String detail = violations.stream().map(Violation::text).collect(Collectors.joining(", ", "[", "]"));
        String code = violations.isEmpty() ? "REFUSED" : violations.getFirst().code();
        return fault(status(kind), Problem.FAILED, detail, code);
    }

    private static int status(Violation.Kind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
        };
    }

    private static FaultException fault(int status, String reason, String detail, String code) {
        return new FaultException(new Problem(status, reason, detail, code));
    }

    static String bracketed(String sentence) {
        return "[" + sentence + "]";
    }

    /** Texts of a request are repeated only in part. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
