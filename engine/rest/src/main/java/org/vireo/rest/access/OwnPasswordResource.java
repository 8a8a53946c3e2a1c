package org.vireo.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Passwords;
import org.vireo.core.command.user.ChangePassword;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** One's own password, for those who know it. Beyond oVirt's API; always JSON. */
@Path("api/users/{user}/password")
@Singleton
public final class OwnPasswordResource {

    private final Passwords passwords;
    private final Commands commands;

    @Inject
    public OwnPasswordResource(Passwords passwords, Commands commands) {
        this.passwords = passwords;
        this.commands = commands;
    }

    /** A wrong present password counts as a failed login: whoever found an open browser must not guess it here. */
    @POST
    public Response change(
            @PathParam("user") String user,
            String text,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        ApiCall call = ApiCall.of(security);
        JsonNode body = Json.read(text);
        String proved = proved(body.path("current").asText(), call, request.getRemoteAddr());
        commands.submit(
                new ChangePassword(
                        Ids.of(user, "user"), proved, body.path("password").asText()),
                call);
        return Json.answer(Response.Status.OK.getStatusCode(), Json.object().put("status", "complete"));
    }

    private @Nullable String proved(String current, ApiCall call, String address) {
        return switch (passwords.check(call.caller().principal(), current, address, call.correlationId())) {
            case Passwords.Check.Right right -> right.hash();
            case Passwords.Check.Wrong wrong ->
                throw Faults.forbidden("The present password [current] is not right. Type it again.");
            case Passwords.Check.TooSoon soon ->
                throw Faults.forbidden("Too many wrong passwords. Try again in "
                        + (soon.retryAfter().toSeconds() + 1) + " seconds.");
        };
    }
}
