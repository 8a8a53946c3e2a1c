package org.vireo.rest.wire;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.TypeDescriptor;
import org.vireo.api.type.ApiTypes;
import org.vireo.rest.problem.FaultException;
import org.vireo.rest.problem.Faults;

/** Reads request bodies. A body that is not there is an object without members. */
@Provider
@Singleton
@Consumes({Wire.XML, Wire.JSON})
public final class ApiReader implements MessageBodyReader<ApiObject> {

    private static final Map<String, TypeDescriptor<?>> BY_NAME =
            ApiTypes.all().stream().collect(Collectors.toUnmodifiableMap(TypeDescriptor::name, Function.identity()));

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return ApiObject.class.isAssignableFrom(type);
    }

    @Override
    public ApiObject readFrom(
            Class<ApiObject> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        TypeDescriptor<?> descriptor = BY_NAME.get(type.getSimpleName());
        if (descriptor == null) {
            throw new IllegalStateException("No table for " + type.getName());
        }
        return read(descriptor, mediaType, body);
    }

    private static <T extends ApiObject> T read(TypeDescriptor<T> descriptor, MediaType mediaType, InputStream body)
            throws IOException {
        PushbackInputStream in = new PushbackInputStream(body, 1);
        int first = in.read();
        if (first < 0) {
            return descriptor.create();
        }
        in.unread(first);
        try {
            return Wire.format(mediaType).read(descriptor, in);
        } catch (ApiFormatException e) {
            throw refused(e);
        }
    }

    private static FaultException refused(ApiFormatException e) {
        return switch (e.problem()) {
            case TOO_LARGE -> Faults.tooLarge(e.getMessage());
            case EMPTY, MALFORMED, WRONG_ROOT -> Faults.invalid("MALFORMED_BODY", e.getMessage());
            case BAD_VALUE -> Faults.invalid("INVALID_VALUE", e.getMessage());
        };
    }
}
