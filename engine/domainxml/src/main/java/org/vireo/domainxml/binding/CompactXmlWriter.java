package org.vireo.domainxml.binding;

import java.util.Arrays;
import javax.xml.namespace.NamespaceContext;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what JAXB writes, into memory, without line breaks. It is the half of a library's writer that JAXB uses, and
 * takes two thirds of its time: a third of the time of building a Domain XML.
 *
 * <p>A namespace is declared at the outermost element that uses it, not at the root, so that our metadata section
 * stays whole when libvirt or an operator copies it.
 */
final class CompactXmlWriter implements XMLStreamWriter {

    private static final int USUAL_LENGTH = 12 * 1024;
    private static final int USUAL_DEPTH = 16;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
    private String[] open = new String[USUAL_DEPTH];
    private String[] namespaces = new String[USUAL_DEPTH];
    private int depth;
    private boolean inStartTag;

    /** What was written. */
    String text() {
        return text.toString();
    }

    @Override
    public void writeStartElement(String prefix, String localName, String namespace) {
        endStartTag();
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
            namespaces = Arrays.copyOf(namespaces, depth * 2);
        }
        String name = prefix.isEmpty() ? localName : prefix + ":" + localName;
        text.append('<').append(name);
        inStartTag = true;
        open[depth] = name;
        namespaces[depth] = depth == 0 ? "" : namespaces[depth - 1];
        depth++;
        declare(prefix, namespace);
    }

    @Override
    public void writeEndElement() {
        depth--;
        if (inStartTag) {
            text.append("/>");
            inStartTag = false;
        } else {
            text.append("</").append(open[depth]).append('>');
        }
    }

    @Override
    public void writeAttribute(String localName, String value) {
        text.append(' ').append(localName).append("=\"");
        XmlEscape.append(text, value);
        text.append('"');
    }

    @Override
    public void writeAttribute(String prefix, String namespace, String localName, String value) {
        declare(prefix, namespace);
        writeAttribute(prefix.isEmpty() ? localName : prefix + ":" + localName, value);
    }

    /** JAXB declares every namespace at the root; {@link #declare} does it where it is used. */
    @Override
    public void writeNamespace(String prefix, String namespace) {}

    @Override
    public void writeCharacters(String characters) {
        endStartTag();
        XmlEscape.append(text, characters);
    }

    @Override
    public void writeCharacters(char[] characters, int start, int length) {
        if (length > 0) {
            writeCharacters(new String(characters, start, length));
        }
    }

    /** Inner elements know the innermost declared namespace only, which is enough for one namespace a subtree. */
    private void declare(String prefix, String namespace) {
        if (!prefix.isEmpty() && !namespaces[depth - 1].equals(namespace)) {
            namespaces[depth - 1] = namespace;
            writeAttribute("xmlns:" + prefix, namespace);
        }
    }

    private void endStartTag() {
        if (inStartTag) {
            text.append('>');
            inStartTag = false;
        }
    }

    @Override
    public void writeEndDocument() {}

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public @Nullable NamespaceContext getNamespaceContext() {
        return null;
    }

    @Override
    public void writeStartElement(String localName) {
        writeStartElement("", localName, "");
    }

    @Override
    public void writeStartElement(String namespace, String localName) {
        throw notUsed();
    }

    @Override
    public void writeAttribute(String namespace, String localName, String value) {
        throw notUsed();
    }

    @Override
    public void writeEmptyElement(String prefix, String localName, String namespace) {
        throw notUsed();
    }

    @Override
    public void writeEmptyElement(String namespace, String localName) {
        throw notUsed();
    }

    @Override
    public void writeEmptyElement(String localName) {
        throw notUsed();
    }

    @Override
    public void writeDefaultNamespace(String namespace) {
        throw notUsed();
    }

    @Override
    public void writeComment(String data) {
        throw notUsed();
    }

    @Override
    public void writeProcessingInstruction(String target) {
        throw notUsed();
    }

    @Override
    public void writeProcessingInstruction(String target, String data) {
        throw notUsed();
    }

    @Override
    public void writeCData(String data) {
        throw notUsed();
    }

    @Override
    public void writeDTD(String dtd) {
        throw notUsed();
    }

    @Override
    public void writeEntityRef(String name) {
        throw notUsed();
    }

    @Override
    public void writeStartDocument() {
        throw notUsed();
    }

    @Override
    public void writeStartDocument(String version) {
        throw notUsed();
    }

    @Override
    public void writeStartDocument(String encoding, String version) {
        throw notUsed();
    }

    @Override
    public String getPrefix(String namespace) {
        throw notUsed();
    }

    @Override
    public void setPrefix(String prefix, String namespace) {
        throw notUsed();
    }

    @Override
    public void setDefaultNamespace(String namespace) {
        throw notUsed();
    }

    @Override
    public void setNamespaceContext(NamespaceContext context) {
        throw notUsed();
    }

    @Override
    public Object getProperty(String name) {
        throw new IllegalArgumentException("There is no property '" + name + "'");
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("JAXB never writes this: a fragment of elements, attributes and text");
    }
}
