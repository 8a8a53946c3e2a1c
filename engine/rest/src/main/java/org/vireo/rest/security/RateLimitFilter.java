package org.vireo.rest.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.RateLimits;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Problem;

/**
 * Refuses requests of users who send too many, and tells everybody how they stand.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-4">RFC 6585: 429 Too Many Requests</a>
 */
@Provider
@Singleton
@PreMatching
@Priority(35)
public final class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STANDING = "vireo.standing";
    private static final int TOO_MANY_REQUESTS = 429;

    private final RateLimits limits;

    @Inject
    public RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext() instanceof CallSecurity security)) {
            return;
        }
        ApiCall call = ApiCall.of(security);
        RateLimits.Standing standing = limits.take(call.caller().userId());
        request.setProperty(STANDING, standing);
        if (!standing.isAllowed()) {
            request.abortWith(refusal(call, standing, request.getHeaderString(HttpHeaders.ACCEPT)));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STANDING) instanceof RateLimits.Standing standing) {
            response.getHeaders().putSingle("RateLimit-Limit", limits.burst());
            response.getHeaders().putSingle("RateLimit-Remaining", standing.left());
            response.getHeaders()
                    .putSingle("RateLimit-Reset", seconds(standing.full().toNanos()));
        }
    }

    private static Response refusal(ApiCall call, RateLimits.Standing standing, @Nullable String accept) {
        long wait = seconds(standing.pause().toNanos());
        Problem problem = new Problem(
                TOO_MANY_REQUESTS,
                Problem.FAILED,
                "[User " + call.getName() + " sends too many requests. Send the next one in " + wait + " s.]",
                "TOO_MANY_REQUESTS");
        return problem.answer(accept).header(HttpHeaders.RETRY_AFTER, wait).build();
    }

    /** Rounded up: who waits so long need not wait again. */
    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
