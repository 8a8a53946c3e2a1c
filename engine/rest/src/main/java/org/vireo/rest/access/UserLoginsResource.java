package org.vireo.rest.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.vireo.core.command.user.EndToken;
import org.vireo.core.query.user.TokenQueries;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.TokenKind;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Commands;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.Json;

/** Where a user is logged in. Beyond oVirt's API; always JSON, times in milliseconds since 1970. */
@Path("api/users/{user}/logins")
@Singleton
public final class UserLoginsResource {

    private static final String WHAT = "user";

    private final TokenQueries queries;
    private final Commands commands;

    @Inject
    public UserLoginsResource(TokenQueries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @GET
    public Response list(@PathParam("user") String user, @Context SecurityContext security) {
        ObjectNode body = Json.object();
        body.putArray("login");
        UserTokensResource.read(queries, user, TokenKind.LOGIN, ApiCall.of(security))
                .forEach(view -> {
                    AccessToken login = view.token();
                    UserTokensResource.times(body.withArray("login").addObject(), login)
                            .put("from", login.address())
                            .put("current", view.current());
                });
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }

    @DELETE
    @Path("{login}")
    public Response end(
            @PathParam("user") String user, @PathParam("login") String login, @Context SecurityContext security) {
        commands.submit(new EndToken(Ids.of(user, WHAT), Ids.of(login, "login")), ApiCall.of(security));
        return Json.answer(Response.Status.OK.getStatusCode(), Json.object().put("status", "complete"));
    }
}
