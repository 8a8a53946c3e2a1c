package org.vireo.rest.conditional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.vireo.api.schema.ApiObject;

/** Gives every single object that is read its tag, and nothing more where the client has it already. */
@Provider
@Singleton
public final class EntityTagFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType form = response.getMediaType();
        if (!request.getMethod().equals(HttpMethod.GET)
                || response.getStatus() != Response.Status.OK.getStatusCode()
                || form == null
                || !(response.getEntity() instanceof ApiObject object)) {
            return;
        }
        EntityTag tag = EntityTags.of(object, form);
        response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + tag.getValue() + "\"");
        String seen = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (seen != null && EntityTags.name(seen, object)) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
