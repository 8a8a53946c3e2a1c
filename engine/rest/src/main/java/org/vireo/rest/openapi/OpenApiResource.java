package org.vireo.rest.openapi;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The description of the API that programs and people make clients from. Beyond oVirt's API; always JSON. */
@Path("api/openapi.json")
@Singleton
public final class OpenApiResource {

    private volatile @Nullable String document;

    @Inject
    public OpenApiResource() {}

    /** Made when it is first asked for: it does not change while the engine runs. */
    @GET
    public Response get(@Context Application application) {
        String text = document;
        if (text == null) {
            List<? extends Class<?>> resources = application.getSingletons().stream()
                    .map(Object::getClass)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList();
            text = OpenApiDocument.of(ServedOperations.of(resources)).toString();
            document = text;
        }
        return Response.ok(text).type(MediaType.APPLICATION_JSON_TYPE).build();
    }
}
