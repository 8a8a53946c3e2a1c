package org.vireo.rest.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.IdSource;
import org.vireo.core.runtime.Correlation;

/** Gives every request the id under which logs, tasks, events and hosts speak of it: the client's own or a new one. */
@Provider
@Singleton
@PreMatching
@Priority(10)
public final class CorrelationFilter implements ContainerRequestFilter, ContainerResponseFilter {

    static final String HEADER = "Correlation-Id";
    private static final String ID = "vireo.correlation";
    private static final String OPEN = "vireo.correlation.open";
    private static final String PARAMETER = "correlation_id";
    private static final int LONGEST = 36;
    private static final Pattern NOISE = Pattern.compile("[^0-9A-Za-z_-]");

    private final IdSource ids;

    @Inject
    public CorrelationFilter(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String asked = clean(request.getHeaderString(HEADER));
        if (asked.isEmpty()) {
            asked = clean(request.getUriInfo().getQueryParameters().getFirst(PARAMETER));
        }
        String id = asked.isEmpty() ? ids.next().toString() : asked;
        request.setProperty(ID, id);
        request.setProperty(OPEN, Correlation.of(id, "-"));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, of(request));
        response.getHeaders().putSingle("Cache-Control", "no-store");
        if (request.getProperty(OPEN) instanceof Correlation open) {
            open.close();
        }
    }

    static String of(ContainerRequestContext request) {
        return String.valueOf(request.getProperty(ID));
    }

    /** Only what cannot disturb a log line is left of it. */
    static String clean(@Nullable String asked) {
        String clean = asked == null ? "" : NOISE.matcher(asked).replaceAll("");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
