package org.vireo.domainxml.binding;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.BoundClass.Property;
import org.vireo.domainxml.binding.BoundClass.Root;

/**
 * Writes generated JAXB objects as text, without line breaks. It writes what JAXB would, in less than half of the time:
 * JAXB looks at every field by reflection, twice at some. A namespace is declared at the element that uses it, not at
 * the root, so that our metadata section stays whole when libvirt or an operator copies it.
 */
final class BoundWriter {

    private static final int USUAL_LENGTH = 12 * 1024;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    /** The document. */
    static String write(JAXBElement<?> document) {
        BoundWriter writer = new BoundWriter();
        writer.element(document.getName().getLocalPart(), "", document.getValue());
        return writer.text.toString();
    }

    private void element(String name, String declaration, Object value) {
        text.append('<').append(name).append(declaration);
        BoundClass type = null;
        if (!isText(value)) {
            type = BoundClass.of(value.getClass());
            attributes(type, value);
        }
        int startTagEnd = text.length();
        text.append('>');
        if (type == null) {
            XmlEscape.append(text, value.toString());
        } else {
            contents(type, value);
        }
        if (text.length() == startTagEnd + 1) {
            text.setLength(startTagEnd);
            text.append("/>");
        } else {
            text.append("</").append(name).append('>');
        }
    }

    private void attributes(BoundClass type, Object owner) {
        List<Property> attributes = type.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            Property attribute = attributes.get(i);
            attribute(attribute.name(), attribute.getter().apply(owner));
        }
        if (type.otherAttributes() != null
                && type.otherAttributes().apply(owner) instanceof Map<?, ?> others
                && !others.isEmpty()) {
            throw notWritten(others.keySet().iterator().next());
        }
    }

    private void attribute(String name, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append("=\"");
            XmlEscape.append(text, value.toString());
            text.append('"');
        }
    }

    private void contents(BoundClass type, Object owner) {
        List<Property> contents = type.contents();
        for (int i = 0; i < contents.size(); i++) {
            Property content = contents.get(i);
            Object value = content.getter().apply(owner);
            if (value instanceof List<?> items) {
                for (int item = 0; item < items.size(); item++) {
                    content(content.name(), items.get(item));
                }
            } else if (value != null) {
                content(content.name(), value);
            }
        }
    }

    private void content(String name, Object value) {
        if (!name.isEmpty()) {
            element(name, "", value);
        } else if (value instanceof JAXBElement<?> named) {
            element(named.getName().getLocalPart(), "", named.getValue());
        } else if (isText(value)) {
            XmlEscape.append(text, value.toString());
        } else {
            Root root = BoundClass.of(value.getClass()).root();
            if (root == null) {
                throw notWritten(value.getClass());
            }
            element(root.name(), root.declaration(), value);
        }
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** What a schema does not name is kept when it is read; nothing of it is ever built. */
    private static IllegalArgumentException notWritten(@Nullable Object what) {
        return new IllegalArgumentException("Only what the schemas name is written, and they do not name " + what);
    }
}
