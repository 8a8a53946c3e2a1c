package org.vireo.rest.conditional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiObject;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.problem.Faults;

/**
 * Lets a change be made only if the object is as the client saw it. The object is read once more, as the resource itself
 * does, in the transaction that accepts the change: nobody comes in between.
 */
@Provider
@Singleton
@SuppressWarnings("NullAway.Init") // the contexts are set by the JAX-RS implementation
public final class IfMatchFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Context
    private Application application;

    @Override
    public void filter(ContainerRequestContext request) {
        String wanted = request.getHeaderString(HttpHeaders.IF_MATCH);
        if (wanted == null || request.getMethod().equals(HttpMethod.GET)) {
            return;
        }
        Method reading = reading(resource.getResourceMethod())
                .orElseThrow(
                        () -> Faults.invalid(
                                "NO_IF_MATCH",
                                "If-Match is for PUT and DELETE of an object that can be read at the same address. Leave it out."));
        SecurityContext security = request.getSecurityContext();
        Object target = target(resource.getResourceClass());
        Object[] arguments = Arrays.stream(reading.getParameters())
                .map(parameter -> argument(parameter, request))
                .toArray();
        ApiCall.of(security).expect(() -> EntityTags.name(wanted, read(reading, target, arguments)));
    }

    /** What reads the object that the method changes. */
    public static Optional<Method> reading(Method changing) {
        return Arrays.stream(changing.getDeclaringClass().getMethods())
                .filter(method -> method.isAnnotationPresent(GET.class)
                        && ApiObject.class.isAssignableFrom(method.getReturnType())
                        && path(method).equals(path(changing)))
                .findFirst();
    }

    private static String path(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    private Object target(Class<?> type) {
        return application.getSingletons().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing serves " + type.getName()));
    }

    private static @Nullable Object argument(Parameter parameter, ContainerRequestContext request) {
        PathParam name = parameter.getAnnotation(PathParam.class);
        if (name != null) {
            return request.getUriInfo().getPathParameters().getFirst(name.value());
        }
        if (parameter.getType() == SecurityContext.class) {
            return request.getSecurityContext();
        }
        throw new IllegalStateException("A reading resource takes " + parameter + ", which If-Match cannot give it");
    }

    private static ApiObject read(Method reading, Object target, Object[] arguments) {
        try {
            return (ApiObject) reading.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
