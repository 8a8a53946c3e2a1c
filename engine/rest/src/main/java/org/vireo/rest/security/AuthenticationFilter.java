package org.vireo.rest.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.vireo.core.access.Identity;
import org.vireo.core.command.Caller;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Problem;

/** Lets nobody in without a credential, except to the few places that give credentials or need none. */
@Provider
@Singleton
@PreMatching
@Priority(30)
@SuppressWarnings("NullAway.Init") // the context is set by the JAX-RS implementation
public final class AuthenticationFilter implements ContainerRequestFilter {

    private static final Set<String> OPEN = Set.of(
            "sso/oauth/token", "services/sso-logout", "services/pki-resource", "services/health", "services/enrolment");

    private final Authenticator authenticator;

    @Context
    private HttpServletRequest servlet;

    @Inject
    public AuthenticationFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        if (OPEN.contains(path.startsWith("/") ? path.substring(1) : path)) {
            return;
        }
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String correlationId = CorrelationFilter.of(request);
        Optional<Identity> identity = authenticator.identify(authorization, servlet.getRemoteAddr(), correlationId);
        if (identity.isEmpty()) {
            request.abortWith(unauthorized(request.getHeaderString(HttpHeaders.ACCEPT)));
            return;
        }
        Caller caller = new Caller(
                identity.get().userId(),
                identity.get().principal(),
                correlationId,
                IdempotencyKey.of(request),
                identity.get().limits());
        MDC.put("user", caller.principal());
        ApiCall call = new ApiCall(caller, request.getUriInfo(), Authenticator.bearer(authorization))
                .orHeader("all_content", request.getHeaderString("All-Content"));
        request.setSecurityContext(new CallSecurity(call, request.getSecurityContext()));
    }

    private static Response unauthorized(@Nullable String accept) {
        Problem problem = new Problem(
                401,
                Problem.FAILED,
                "[The access token or password is missing, wrong or no longer valid. Log in again.]",
                "UNAUTHORIZED");
        return problem.answer(accept)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"RESTAPI\"")
                .build();
    }
}
