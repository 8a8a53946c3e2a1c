package org.vireo.rest.wire;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.vireo.api.schema.ApiObject;

/** Writes single objects. */
@Provider
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ApiWriter implements MessageBodyWriter<ApiObject> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return ApiObject.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            ApiObject object,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Wire.format(mediaType).write(object, out);
    }
}
