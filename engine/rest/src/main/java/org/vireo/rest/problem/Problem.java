package org.vireo.rest.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Action;
import org.vireo.api.type.Fault;
import org.vireo.rest.wire.Wire;

/**
 * What a client is told about a failure.
 *
 * @param status of HTTP
 * @param reason one of the few that clients know
 * @param detail for people; clients look for known texts in it
 * @param code stable word for programs
 * @param failure what else belongs into the log; null when nothing does
 */
public record Problem(
        int status,
        String reason,
        String detail,
        String code,
        @Nullable Throwable failure) {

    public static final String FAILED = "Operation Failed";
    public static final String INCOMPLETE = "Incomplete parameters";
    public static final String INVALID = "Invalid value";

    public Problem(int status, String reason, String detail, String code) {
        this(status, reason, detail, code, null);
    }

    /** The body of the answer. */
    public Fault fault() {
        Fault fault = new Fault();
        fault.setReason(reason);
        fault.setDetail(detail);
        fault.setCode(code);
        return fault;
    }

    /**
     * The answer to a request that reached no resource.
     *
     * @param accept the one type that the client wants
     */
    public Response.ResponseBuilder answer(@Nullable String accept) {
        return Response.status(status)
                .type(MediaType.valueOf(Wire.JSON.equals(accept) ? Wire.JSON : Wire.XML))
                .entity(fault());
    }

    /** The body of the answer to an action. */
    public Action failedAction() {
        Action action = new Action();
        action.setStatus("failed");
        action.setFault(fault());
        return action;
    }
}
