package org.vireo.api.schema;

/** A document of a client that can not be understood; the message is meant for that client and names the place. */
public final class ApiFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    /** What is wrong with a document. */
    public enum Problem {
        EMPTY,
        TOO_LARGE,
        MALFORMED,
        WRONG_ROOT,
        BAD_VALUE
    }

    private final Problem problem;

    public ApiFormatException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /** Says that a value is not of its type. */
    public static ApiFormatException badValue(String path, String value, String expected) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
        return new ApiFormatException(
                Problem.BAD_VALUE, "The value \"" + shown + "\" of " + path + " is not valid: expected is " + expected);
    }

    public Problem problem() {
        return problem;
    }
}
