package org.vireo.rest.security;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.rest.problem.Faults;
import org.vireo.rest.wire.Wire;

/**
 * Settles version and form of a request to the API before it is matched. Existing clients send no Accept, odd ones, or a
 * content type without content; they get XML, the form they all read, unless JSON is asked for.
 */
@Provider
@Singleton
@PreMatching
@Priority(20)
public final class NegotiationFilter implements ContainerRequestFilter {

    private static final String VERSION = "4";
    private static final String ROOT = "api";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath(false);
        String clean = path.startsWith("/") ? path.substring(1) : path;
        if (!clean.equals(ROOT) && !clean.startsWith(ROOT + "/") && !clean.startsWith(ROOT + ";")) {
            return;
        }
        request.getHeaders()
                .putSingle(
                        HttpHeaders.ACCEPT,
                        accepted(
                                request.getUriInfo().getQueryParameters().getFirst("accept"),
                                request.getHeaderString(HttpHeaders.ACCEPT)));
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, names(type, "json") ? Wire.JSON : Wire.XML);
        requireVersion(request.getHeaderString("Version"));
        withoutVersion(request, clean);
    }

    static String accepted(@Nullable String parameter, @Nullable String header) {
        if (parameter != null) {
            return names(parameter, "json") ? Wire.JSON : Wire.XML;
        }
        if (names(header, MediaType.SERVER_SENT_EVENTS)) {
            return MediaType.SERVER_SENT_EVENTS;
        }
        int json = position(header, "json");
        return json >= 0 && json < position(header, "xml", Integer.MAX_VALUE) ? Wire.JSON : Wire.XML;
    }

    private static void requireVersion(@Nullable String version) {
        if (version != null && !version.strip().equals(VERSION)) {
            throw Faults.invalid(
                    "UNKNOWN_VERSION",
                    "Version \"" + Faults.shown(version) + "\" of the API is not known: send Version: " + VERSION);
        }
    }

    /** A path may name the version instead of a header: api/v4/vms. */
    private static void withoutVersion(ContainerRequestContext request, String path) {
        String rest = path.length() > ROOT.length() ? path.substring(ROOT.length() + 1) : "";
        int slash = rest.indexOf('/');
        String first = slash < 0 ? rest : rest.substring(0, slash);
        if (!first.matches("v[0-9]{1,9}")) {
            return;
        }
        requireVersion(first.substring(1));
        URI base = request.getUriInfo().getBaseUri();
        URI asked = request.getUriInfo().getRequestUri();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        String remaining = slash < 0 ? "" : rest.substring(slash);
        request.setRequestUri(base, base.resolve(ROOT + remaining + query));
    }

    private static boolean names(@Nullable String types, String word) {
        return position(types, word) >= 0;
    }

    private static int position(@Nullable String types, String word) {
        return types == null ? -1 : types.toLowerCase(Locale.ROOT).indexOf(word);
    }

    private static int position(@Nullable String types, String word, int otherwise) {
        int position = position(types, word);
        return position < 0 ? otherwise : position;
    }
}
