package org.vireo.rest.problem;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.core.query.InvalidSearchException;

/** From whatever was thrown to what the client is told. */
final class Translation {

    private static final int DEEPEST = 10;

    private Translation() {}

    /**
     * What it means.
     *
     * @param verb of the request
     * @param path below the context root, for what is not there
     */
    static Problem of(Throwable thrown, String verb, String path, String correlationId) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Problem known = known(cause, verb, path);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        return new Problem(
                500,
                Problem.FAILED,
                Faults.bracketed("An internal error stopped the request. See engine.log for " + correlationId + "."),
                "INTERNAL_ERROR",
                thrown);
    }

    private static @Nullable Problem known(Throwable thrown, String verb, String path) {
        return switch (thrown) {
            case FaultException fault -> fault.problem();
            case InvalidSearchException search ->
                Faults.invalid("INVALID_SEARCH", search.getMessage()).problem();
            case DatabaseUnavailableException away ->
                new Problem(
                        503,
                        Problem.FAILED,
                        Faults.bracketed("The database does not answer now. Try again in some seconds."),
                        "DATABASE_UNAVAILABLE",
                        away);
            case ConcurrentChangeException crossed ->
                new Problem(
                        409,
                        Problem.FAILED,
                        Faults.bracketed("Somebody else changed the same object at this moment. Try again."),
                        "CONCURRENT_CHANGE");
            case NotFoundException missing -> UnservedPaths.notFound(verb, path);
            case NotAllowedException method -> UnservedPaths.notAllowed(verb, path);
            case WebApplicationException web -> web(web);
            default -> null;
        };
    }

    private static @Nullable Problem web(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        return status < 400 || status >= 500
                ? null
                : new Problem(
                        status,
                        Problem.FAILED,
                        Faults.bracketed(web.getResponse().getStatusInfo().getReasonPhrase()
                                + ": the request cannot be understood. Compare it with the API's description."),
                        "HTTP_" + status);
    }
}
