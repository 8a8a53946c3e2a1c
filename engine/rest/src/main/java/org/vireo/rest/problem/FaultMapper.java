package org.vireo.rest.problem;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.vireo.api.type.Action;

/** Turns every failure into a fault, in the form the client asked for, and never into a page. */
@Provider
@Singleton
@SuppressWarnings("NullAway.Init") // the contexts are set by the JAX-RS implementation
public final class FaultMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(FaultMapper.class);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @Context
    private UriInfo uri;

    @Context
    private Request request;

    @Context
    private HttpHeaders headers;

    @Context
    private ResourceInfo resource;

    @Override
    public Response toResponse(Throwable thrown) {
        String correlationId = String.valueOf(MDC.get("correlationId"));
        Problem problem = Translation.of(thrown, request.getMethod(), uri.getPath(), correlationId);
        log(problem);
        return Response.status(problem.status())
                .type(wanted(headers))
                .entity(isAction() ? problem.failedAction() : problem.fault())
                .build();
    }

    private void log(Problem problem) {
        String what = printable(request.getMethod() + " " + uri.getPath());
        String detail = printable(problem.detail());
        if (problem.failure() == null) {
            LOG.info("{}: {} {}", what, problem.status(), detail);
        } else if (problem.status() == Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            LOG.error("{} broke", what, problem.failure());
        } else {
            LOG.warn("{}: {} {}: {}", what, problem.status(), detail, printable(String.valueOf(problem.failure())));
        }
    }

    /** What a client wrote cannot begin a line of the log. */
    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }

    /** The form that a client takes, where no resource says which one it has. */
    public static MediaType wanted(HttpHeaders headers) {
        boolean json = headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> type.getSubtype().contains("json"))
                .isPresent();
        return json ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_XML_TYPE;
    }

    /** Clients look for the fault of an action within an action. */
    private boolean isAction() {
        Method method = resourceMethod();
        return method != null && Arrays.asList(method.getParameterTypes()).contains(Action.class);
    }

    private @Nullable Method resourceMethod() {
        try {
            return resource.getResourceMethod();
        } catch (RuntimeException e) {
            LOG.debug("No resource was matched yet", e);
            return null;
        }
    }
}
