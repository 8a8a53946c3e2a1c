package org.vireo.rest.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.user.AddToken;
import org.vireo.core.command.user.EndToken;
import org.vireo.core.query.user.TokenQueries;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Role;
import org.vireo.model.user.TokenKind;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Json;

/** Tokens of a user's programs. Beyond oVirt's API; always JSON, times in milliseconds since 1970. */
@Path("api/users/{user}/tokens")
@Singleton
public final class UserTokensResource {

    private static final String WHAT = "user";
    private static final int USUAL_DAYS = 90;

    private final TokenQueries queries;
    private final Commands commands;

    @Inject
    public UserTokensResource(TokenQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public Response list(@PathParam("user") String user, @Context SecurityContext security) {
        ObjectNode body = Json.object();
        body.putArray("token");
        read(queries, user, TokenKind.PROGRAM, ApiCall.of(security)).forEach(view -> {
            ObjectNode token = times(body.withArray("token").addObject(), view.token());
            token.put("name", view.token().name());
            Role role = view.role();
            if (role != null) {
                token.putObject("role").put("id", role.id().toString()).put("name", role.name());
            }
        });
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }

    /** The only answer that holds the token itself. */
    @POST
    public Response add(@PathParam("user") String user, String body, @Context SecurityContext security) {
        ApiCall call = ApiCall.of(security);
        JsonNode wanted = Json.read(body);
        UUID id = commands.newId(call);
        AddToken command = new AddToken(
                id,
                Ids.of(user, WHAT),
                wanted.path("name").asText(),
                role(wanted.path("role").path("id")),
                Json.whole(wanted, "days", USUAL_DAYS));
        String token = commands.submit(command, call).value();
        return Json.answer(
                Response.Status.CREATED.getStatusCode(),
                Json.object()
                        .put("id", id.toString())
                        .put("name", command.name())
                        .put("token", token));
    }

    @DELETE
    @Path("{token}")
    public Response withdraw(
            @PathParam("user") String user, @PathParam("token") String token, @Context SecurityContext security) {
        commands.submit(new EndToken(Ids.of(user, WHAT), Ids.of(token, "token")), ApiCall.of(security));
        return Json.answer(Response.Status.OK.getStatusCode(), Json.object().put("status", "complete"));
    }

    private static @Nullable UUID role(JsonNode id) {
        return id.isMissingNode() || id.isNull() ? null : Ids.of(id.asText(), "role");
    }

    static List<TokenQueries.View> read(TokenQueries queries, String user, TokenKind kind, ApiCall call) {
        return queries.list(Ids.of(user, WHAT), kind, call.caller(), call.token())
                .orElseThrow(() -> Faults.notFound(WHAT, user));
    }

    static ObjectNode times(ObjectNode json, AccessToken token) {
        return json.put("id", token.id().toString())
                .put("issued", token.issuedAt().toEpochMilli())
                .put("used", token.usedAt().toEpochMilli())
                .put("expires", token.expiresAt().toEpochMilli());
    }
}
