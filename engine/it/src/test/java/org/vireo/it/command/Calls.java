package org.vireo.it.command;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.vireo.core.command.Caller;
import org.vireo.rest.call.ApiCall;

/** Calls of the API, as the container hands them to resources. */
final class Calls {

    private Calls() {}

    static SecurityContext of(Caller caller, Map<String, String> parameters) {
        Principal call = api(caller, parameters);
        return fake(SecurityContext.class, Map.of("getUserPrincipal", call));
    }

    static ApiCall api(Caller caller, Map<String, String> parameters) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(parameters);
        UriInfo uri = fake(UriInfo.class, Map.of("getPathSegments", List.of(), "getQueryParameters", query));
        return new ApiCall(caller, uri, null);
    }

    /** An object of the container's that answers what is known and nothing else. */
    private static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return answer;
                }));
    }
}
