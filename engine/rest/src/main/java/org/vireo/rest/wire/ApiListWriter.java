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

/** Writes collections. */
@Provider
@Singleton
@Produces({Wire.XML, Wire.JSON})
public final class ApiListWriter implements MessageBodyWriter<ApiList<?>> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ApiList.class;
    }

    @Override
    public void writeTo(
            ApiList<?> list,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        write(list, mediaType, out);
    }

    private static <T extends ApiObject> void write(ApiList<T> list, MediaType mediaType, OutputStream out)
            throws IOException {
        Wire.format(mediaType).writeCollection(list.type(), list.items(), out);
    }
}
