package org.vireo.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vireo.api.schema.ApiLink;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.TypeDescriptor;

/** Writes one document: names as in XML, lists as an object with one array, dates as milliseconds since 1970. */
final class JsonWriter {
    private static final char REPLACEMENT = '\uFFFD';

    private final JsonGenerator out;
    private final JsonStyle style;

    JsonWriter(JsonGenerator out, JsonStyle style) {
        this.out = out;
        this.style = style;
    }

    <T extends ApiObject> void object(T object) throws IOException {
        TypeDescriptor<T> type = TypeDescriptor.of(object);
        out.writeStartObject();
        if (object.getHref() != null) {
            out.writeStringField("href", wellFormed(object.getHref()));
        }
        Set<String> inlined = new HashSet<>();
        for (Attribute<? super T> attribute : type.attributes()) {
            member(attribute, object, inlined);
        }
        links(object.links().stream()
                .filter(link -> !inlined.contains(link.rel()))
                .toList());
        if (!object.actions().isEmpty()) {
            out.writeObjectFieldStart("actions");
            links(object.actions());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    void list(String item, Collection<? extends ApiObject> items) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart(item);
        for (ApiObject each : items) {
            object(each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private <T extends ApiObject> void member(Attribute<T> attribute, T object, Set<String> inlined)
            throws IOException {
        switch (attribute) {
            case Attribute.One<T, ?> one -> one(one, object);
            case Attribute.Many<T, ?> many -> many(many, object);
            case Attribute.Struct<T, ?> struct -> {
                ApiObject value = struct.getter().apply(object);
                if (value != null) {
                    out.writeFieldName(struct.name());
                    object(value);
                }
            }
            case Attribute.Structs<T, ?> structs -> {
                List<? extends ApiObject> values = structs.getter().apply(object);
                if (values != null) {
                    out.writeFieldName(structs.name());
                    list(structs.item(), values);
                    if (structs.rel() != null) {
                        inlined.add(structs.rel());
                    }
                }
            }
        }
    }

    private <T extends ApiObject, V> void one(Attribute.One<T, V> one, T object) throws IOException {
        V value = one.getter().apply(object);
        if (value != null) {
            out.writeFieldName(one.name());
            scalar(one.scalar(), value);
        }
    }

    private <T extends ApiObject, V> void many(Attribute.Many<T, V> many, T object) throws IOException {
        List<V> values = many.getter().apply(object);
        if (values != null) {
            out.writeObjectFieldStart(many.name());
            out.writeArrayFieldStart(many.item());
            for (V value : values) {
                scalar(many.scalar(), value);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private <V> void scalar(Scalar<V> scalar, V value) throws IOException {
        switch (value) {
            case Instant date -> out.writeNumber(date.toEpochMilli());
            case BigDecimal decimal -> out.writeNumber(decimal.toPlainString());
            case Boolean bool when style == JsonStyle.NATIVE -> out.writeBoolean(bool);
            case Long number when style == JsonStyle.NATIVE -> out.writeNumber(number);
            default -> out.writeString(wellFormed(scalar.print(value)));
        }
    }

    private void links(List<ApiLink> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("link");
        for (ApiLink link : links) {
            out.writeStartObject();
            out.writeStringField("href", wellFormed(link.href()));
            out.writeStringField("rel", wellFormed(link.rel()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** UTF-8 can not carry half a surrogate pair: it becomes U+FFFD, as in the XML form. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }
}
