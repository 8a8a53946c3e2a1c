package org.vireo.core.validation;

/**
 * One reason why a command is refused.
 *
 * @param code stable word for programs
 * @param message a sentence naming the thing and its value
 * @param remedy what to do about it; empty when the message says all
 */
public record Violation(Kind kind, String code, String message, String remedy) {

    /** What a violation means to the caller. */
    public enum Kind {
        /** The request itself is wrong (400). */
        INVALID,
        /** It points at something that is not there (404). */
        NOT_FOUND,
        /** Not possible in the present state (409). */
        CONFLICT
    }

    public static Violation invalid(String code, String message, String remedy) {
        return new Violation(Kind.INVALID, code, message, remedy);
    }

    public static Violation notFound(String what, Object id) {
        return new Violation(
                Kind.NOT_FOUND, "NOT_FOUND", "There is no " + what + " " + id + ".", "See the list for what there is.");
    }

    /** Of what is to be made, by a task that is repeated: it was made, or kept, the first time. */
    public static Violation exists(String what, Object id) {
        return conflict(
                "ALREADY_EXISTS",
                "The " + what + " with the id " + id + " is there already.",
                "Go on with it, or ask for another one anew.");
    }

    public static Violation conflict(String code, String message, String remedy) {
        return new Violation(Kind.CONFLICT, code, message, remedy);
    }

    /** Message and remedy as one text. */
    public String text() {
        return remedy.isEmpty() ? message : message + " " + remedy;
    }
}
