package org.vireo.rest.services;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.vireo.core.access.AccessTokens;
import org.vireo.rest.security.Authenticator;
import org.vireo.rest.wire.Json;

/** Ends a token. Clients that have none, or one that ended, are told the same. */
@Path("services/sso-logout")
@Singleton
public final class LogoutResource {

    private final AccessTokens tokens;

    @Inject
    public LogoutResource(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logOut(
            @FormParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        String ended = token == null || token.isEmpty() ? Authenticator.bearer(authorization) : token;
        if (ended != null && !ended.isEmpty()) {
            tokens.revoke(ended, String.valueOf(MDC.get("correlationId")));
        }
        return Json.answer(Response.Status.OK.getStatusCode(), Json.object());
    }
}
