package org.vireo.rest.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.vireo.core.access.LoginResult;
import org.vireo.core.access.Logins;
import org.vireo.rest.wire.Json;

/** Gives tokens for names and passwords, in the shape that existing clients expect. */
@Path("sso/oauth/token")
@Singleton
public final class TokenResource {

    private static final int LOGIN_FAILED = 400;

    private final Logins logins;

    @Inject
    public TokenResource(Logins logins) {
        this.logins = logins;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response token(
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("scope") @Nullable String scope,
            @FormParam("username") @Nullable String userName,
            @FormParam("password") @Nullable String password,
            @Context HttpServletRequest request) {
        if (!"password".equals(grantType) || userName == null || password == null) {
            return refused("unsupported_grant_type", "Send grant_type=password with username and password.");
        }
        String correlationId = String.valueOf(MDC.get("correlationId"));
        return switch (logins.logIn(userName, password, request.getRemoteAddr(), correlationId)) {
            case LoginResult.Granted granted -> granted(granted, scope == null ? "ovirt-app-api" : scope);
            case LoginResult.Denied denied ->
                refused(
                        "access_denied",
                        "Cannot authenticate user: The username or password is incorrect, or the user account is"
                                + " disabled or locked.");
            case LoginResult.Throttled throttled ->
                refused(
                        "access_denied",
                        "Cannot authenticate user: Too many failed attempts. Try again in "
                                + (throttled.retryAfter().toSeconds() + 1) + " seconds.");
        };
    }

    private static Response granted(LoginResult.Granted granted, String scope) {
        ObjectNode body = Json.object();
        body.put("access_token", granted.token());
        body.put("scope", scope);
        body.put("exp", Long.toString(granted.expiresAt().toEpochMilli()));
        body.put("token_type", "bearer");
        return Json.answer(Response.Status.OK.getStatusCode(), body);
    }

    private static Response refused(String code, String sentence) {
        ObjectNode body = Json.object();
        body.put("error_code", code);
        body.put("error", sentence);
        body.put("error_description", sentence);
        return Json.answer(LOGIN_FAILED, body);
    }
}
