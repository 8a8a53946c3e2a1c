package org.vireo.rest.paging;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.vireo.api.type.Identified;
import org.vireo.rest.call.ApiCall;
import org.vireo.rest.call.Ids;
import org.vireo.rest.wire.ApiList;

/**
 * Says where a list goes on that is longer than a page. The address names the last objects of the page, so that nothing is
 * left out or told twice when others come or go meanwhile, as it is with numbers of pages. Events have growing numbers and
 * go on by these.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288: Web Linking</a>
 */
@Provider
@Singleton
public final class NextPageFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.GET)
                && response.getEntity() instanceof ApiList<?> list
                && request.getSecurityContext().getUserPrincipal() instanceof ApiCall call
                && call.isSearched()
                && call.max() > 0
                && list.items().size() == call.max()) {
            List<String> last = last(list.items());
            if (last.stream().allMatch(id -> Ids.parse(id).isPresent())) {
                String next = next(request.getUriInfo(), String.join(",", last));
                response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
            }
        }
    }

    private static List<String> last(List<?> items) {
        return items.subList(Math.max(0, items.size() - ApiCall.MOST_AFTER), items.size()).stream()
                .map(item -> Objects.requireNonNull(((Identified) item).getId(), "what is listed has an id"))
                .toList();
    }

    private static String next(UriInfo uri, String last) {
        URI next = UriBuilder.fromUri(uri.getRequestUri())
                .replaceQueryParam(ApiCall.AFTER, last)
                .build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
