package org.vireo.api.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiLink;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.TypeDescriptor;

/**
 * Writes one document. The text is put together here and not by an XMLStreamWriter, because that of the JDK neither keeps
 * carriage returns and surrogates nor guards against characters that XML does not know.
 */
final class XmlWriter {
    private static final int FLUSH_AT = 16 * 1024;

    private final OutputStream target;
    private final StringBuilder out = new StringBuilder(FLUSH_AT + FLUSH_AT / 4);
    private boolean tagOpen;

    XmlWriter(OutputStream target) {
        this.target = target;
    }

    void document(ApiObject object) throws IOException {
        declaration();
        object(TypeDescriptor.of(object).element(), object);
        finish();
    }

    void collection(TypeDescriptor<?> type, Collection<? extends ApiObject> items) throws IOException {
        declaration();
        list(type.collection(), type.element(), items);
        finish();
    }

    private void declaration() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    }

    private void finish() throws IOException {
        out.append('\n');
        drain();
        target.flush();
    }

    private void list(String element, String item, Collection<? extends ApiObject> items) throws IOException {
        start(element);
        for (ApiObject each : items) {
            object(item, each);
        }
        end(element);
    }

    private <T extends ApiObject> void object(String element, T object) throws IOException {
        TypeDescriptor<T> type = TypeDescriptor.of(object);
        start(element);
        if (object.getHref() != null) {
            xmlAttribute("href", object.getHref());
        }
        xmlAttributes(type, object);
        List<String> inlined = null;
        for (Attribute<? super T> attribute : type.attributes()) {
            String rel = member(attribute, object);
            if (rel != null) {
                inlined = inlined == null ? new ArrayList<>() : inlined;
                inlined.add(rel);
            }
        }
        for (ApiLink link : object.links()) {
            if (inlined == null || !inlined.contains(link.rel())) {
                link(link);
            }
        }
        actions(object);
        end(element);
        if (out.length() >= FLUSH_AT) {
            drain();
        }
    }

    private void actions(ApiObject object) {
        if (object.actions().isEmpty()) {
            return;
        }
        start("actions");
        object.actions().forEach(this::link);
        end("actions");
    }

    private <T extends ApiObject> void xmlAttributes(TypeDescriptor<T> type, T object) {
        for (Attribute<? super T> attribute : type.attributes()) {
            if (attribute instanceof Attribute.One<? super T, ?> one && one.isXmlAttribute()) {
                String value = text(one, object);
                if (value != null) {
                    xmlAttribute(one.name(), value);
                }
            }
        }
    }

    /** Writes a member and returns its relation if it is a collection that now stands in-line. */
    private <T extends ApiObject> @Nullable String member(Attribute<T> attribute, T object) throws IOException {
        return switch (attribute) {
            case Attribute.One<T, ?> one -> {
                String value = one.isXmlAttribute() ? null : text(one, object);
                if (value != null) {
                    scalar(one.name(), value);
                }
                yield null;
            }
            case Attribute.Many<T, ?> many -> {
                scalars(many, object);
                yield null;
            }
            case Attribute.Struct<T, ?> struct -> {
                ApiObject value = struct.getter().apply(object);
                if (value != null) {
                    object(struct.name(), value);
                }
                yield null;
            }
            case Attribute.Structs<T, ?> structs -> {
                List<? extends ApiObject> values = structs.getter().apply(object);
                if (values != null) {
                    list(structs.name(), structs.item(), values);
                }
                yield values == null ? null : structs.rel();
            }
        };
    }

    private <T extends ApiObject, V> void scalars(Attribute.Many<T, V> many, T object) {
        List<V> values = many.getter().apply(object);
        if (values != null) {
            start(many.name());
            for (V value : values) {
                scalar(many.item(), many.scalar().print(value));
            }
            end(many.name());
        }
    }

    private static <T extends ApiObject, V> @Nullable String text(Attribute.One<T, V> one, T object) {
        V value = one.getter().apply(object);
        Scalar<V> scalar = one.scalar();
        return value == null ? null : scalar.print(value);
    }

    /** An empty text is written as {@code <x></x>}: one SDK reads {@code <x/>} as absent. */
    private void scalar(String element, String value) {
        start(element);
        closeTag();
        XmlText.append(out, value, false);
        end(element);
    }

    private void link(ApiLink link) {
        start("link");
        xmlAttribute("href", link.href());
        xmlAttribute("rel", link.rel());
        end("link");
    }

    private void start(String element) {
        closeTag();
        out.append('<').append(element);
        tagOpen = true;
    }

    private void xmlAttribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        XmlText.append(out, value, true);
        out.append('"');
    }

    private void closeTag() {
        if (tagOpen) {
            out.append('>');
            tagOpen = false;
        }
    }

    private void end(String element) {
        if (tagOpen) {
            out.append("/>");
            tagOpen = false;
        } else {
            out.append("</").append(element).append('>');
        }
    }

    private void drain() throws IOException {
        target.write(out.toString().getBytes(StandardCharsets.UTF_8));
        out.setLength(0);
    }
}
