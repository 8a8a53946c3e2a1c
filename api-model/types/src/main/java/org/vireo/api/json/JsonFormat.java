package org.vireo.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.TypeDescriptor;

/** The JSON form: the one of web clients and scripts. */
public final class JsonFormat implements ApiFormat {
    private final Limits limits;
    private final JsonStyle style;
    private final JsonFactory factory;

    public JsonFormat(Limits limits, JsonStyle style) {
        this.limits = limits;
        this.style = style;
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(2 * limits.depth())
                        .maxStringLength(limits.bytes())
                        .build())
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void write(ApiObject object, OutputStream out) throws IOException {
        try (JsonGenerator generator = generator(out)) {
            new JsonWriter(generator, style).object(object);
        }
    }

    @Override
    public <T extends ApiObject> void writeCollection(
            TypeDescriptor<T> type, Collection<? extends T> items, OutputStream out) throws IOException {
        try (JsonGenerator generator = generator(out)) {
            new JsonWriter(generator, style).list(type.element(), items);
        }
    }

    @Override
    public <T extends ApiObject> T read(TypeDescriptor<T> type, InputStream in) throws IOException {
        return JsonReader.read(factory, type, limits.readAll(in), limits);
    }

    private JsonGenerator generator(OutputStream out) throws IOException {
        return factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
