package org.vireo.api.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.ApiFormatException.Problem;
import org.vireo.api.schema.ApiObject;
import org.vireo.api.schema.Attribute;
import org.vireo.api.schema.Limits;
import org.vireo.api.schema.Scalar;
import org.vireo.api.schema.ScalarText;
import org.vireo.api.schema.TypeDescriptor;

/** Reads one document, leniently: only what can not be understood for certain is refused. */
final class XmlReader {
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader in;
    private final Limits limits;
    private final Deque<String> path = new ArrayDeque<>();
    private int elements;

    private XmlReader(XMLStreamReader in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    static <T extends ApiObject> T read(TypeDescriptor<T> type, byte[] document, Limits limits) {
        try {
            XMLStreamReader stream = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            try {
                return new XmlReader(stream, limits).document(type);
            } finally {
                stream.close();
            }
        } catch (XMLStreamException e) {
            ApiFormatException refusal = new ApiFormatException(
                    Problem.MALFORMED, "The request body is not well-formed XML: " + firstLine(e));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /**
     * The JDK's own parser, whatever others are around: its guards are known and tested here. Its limit on entities is
     * lifted, because it counts each escaped character, and without DTDs there are no other entities.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    private static String firstLine(XMLStreamException e) {
        String place = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
        String message = String.valueOf(e.getMessage());
        int reason = message.lastIndexOf("Message: ");
        return place + (reason < 0 ? "" : ": " + message.substring(reason + "Message: ".length()));
    }

    private <T extends ApiObject> T document(TypeDescriptor<T> type) throws XMLStreamException {
        while (in.next() != XMLStreamConstants.START_ELEMENT) {
            if (in.getEventType() == XMLStreamConstants.DTD) {
                throw new ApiFormatException(
                        Problem.MALFORMED, "The request body has a document type declaration: send it without");
            }
        }
        String root = in.getLocalName();
        if (!root.equals(type.element())) {
            throw new ApiFormatException(
                    Problem.WRONG_ROOT,
                    "The request body is a <" + root + ">, but a <" + type.element() + "> is expected here");
        }
        enter();
        T result = object(type);
        while (in.hasNext()) {
            in.next();
        }
        return result;
    }

    private void enter() {
        path.addLast(in.getLocalName());
        limits.check(path.size(), ++elements);
    }

    private String path() {
        return String.join("/", path);
    }

    /** Reads the element that was entered, up to and with its end. */
    private <T extends ApiObject> T object(TypeDescriptor<T> type) throws XMLStreamException {
        T result = type.create();
        result.setHref(in.getAttributeValue(null, "href"));
        String id = in.getAttributeValue(null, "id");
        if (id != null && type.attribute("id") instanceof Attribute.One<? super T, ?> one) {
            set(one, result, id);
        }
        while (nextChild()) {
            Attribute<? super T> attribute = type.attribute(in.getLocalName());
            enter();
            if (attribute == null) {
                skip();
            } else {
                member(attribute, result);
            }
        }
        return result;
    }

    /** Moves to the next child element, or leaves the current one and returns false. */
    private boolean nextChild() throws XMLStreamException {
        return nextChild(null);
    }

    private boolean nextChild(@Nullable StringBuilder text) throws XMLStreamException {
        while (true) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    path.removeLast();
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text != null) {
                        text.append(in.getText());
                    }
                }
                default -> {
                    // comments and processing instructions
                }
            }
        }
    }

    private void skip() throws XMLStreamException {
        while (nextChild()) {
            enter();
            skip();
        }
    }

    private <T extends ApiObject> void member(Attribute<T> attribute, T object) throws XMLStreamException {
        switch (attribute) {
            case Attribute.One<T, ?> one -> set(one, object, null);
            case Attribute.Many<T, ?> many -> scalars(many, object);
            case Attribute.Struct<T, ?> struct -> struct(struct, object);
            case Attribute.Structs<T, ?> structs -> structs(structs, object);
        }
    }

    private <T extends ApiObject, V> void set(Attribute.One<T, V> one, T object, @Nullable String xmlAttribute)
            throws XMLStreamException {
        V value;
        if (xmlAttribute == null) {
            value = scalar(one.scalar());
        } else {
            value = ScalarText.parse(one.scalar(), xmlAttribute, path() + "/@" + one.name());
        }
        one.setter().accept(object, value);
    }

    private <T extends ApiObject, V extends ApiObject> void struct(Attribute.Struct<T, V> struct, T object)
            throws XMLStreamException {
        struct.setter().accept(object, object(struct.type().get()));
    }

    /**
     * A list is an element around its items. Clients also write it without the items' elements, as the list's element
     * repeated with one value each, so that a value found directly inside joins those found before.
     */
    private <T extends ApiObject, V> void scalars(Attribute.Many<T, V> many, T object) throws XMLStreamException {
        List<V> before = many.getter().apply(object);
        List<V> values = before == null ? new ArrayList<>() : before;
        String place = path();
        StringBuilder direct = new StringBuilder();
        while (nextChild(direct)) {
            boolean wanted = in.getLocalName().equals(many.item());
            enter();
            if (wanted) {
                add(values, scalar(many.scalar()));
            } else {
                skip();
            }
        }
        if (!direct.toString().isBlank()) {
            add(values, ScalarText.parse(many.scalar(), direct.toString(), place));
        }
        many.setter().accept(object, values);
    }

    private static <V> void add(List<V> values, @Nullable V value) {
        if (value != null) {
            values.add(value);
        }
    }

    /** A list that has an href but no items is how clients echo a collection they have not read: it stays absent. */
    private <T extends ApiObject, V extends ApiObject> void structs(Attribute.Structs<T, V> structs, T object)
            throws XMLStreamException {
        boolean echo = in.getAttributeValue(null, "href") != null;
        List<V> values = new ArrayList<>();
        while (nextChild()) {
            boolean wanted = in.getLocalName().equals(structs.item());
            enter();
            if (wanted) {
                values.add(object(structs.type().get()));
            } else {
                skip();
            }
        }
        structs.setter().accept(object, echo && values.isEmpty() ? null : values);
    }

    private <V> @Nullable V scalar(Scalar<V> scalar) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        String place = path();
        while (nextChild(text)) {
            enter();
            skip();
        }
        return ScalarText.parse(scalar, text.toString(), place);
    }
}
