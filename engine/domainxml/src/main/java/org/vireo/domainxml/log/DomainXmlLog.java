package org.vireo.domainxml.log;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.binding.SafeStax;
import org.vireo.domainxml.metadata.MetadataXml;

/**
 * Domain and device XML as it may be shown: console passwords, the contents of payload files, the references to
 * secrets and the OEM strings, by which systemd is given credentials, are replaced. Works on the parsed document, so that no way of writing a secret slips through.
 */
public final class DomainXmlLog {

    /** What stands in the place of a secret. */
    public static final String REPLACEMENT = "*****";

    private DomainXmlLog() {}

    /** The document with its secrets replaced; a text that is no XML is not shown at all. */
    public static String redact(String xml) {
        StringWriter text = new StringWriter(xml.length());
        try {
            XMLStreamReader reader = SafeStax.reader(xml);
            XMLStreamWriter writer = SafeStax.writer(text);
            copy(reader, writer);
            writer.close();
            reader.close();
        } catch (XMLStreamException e) {
            return "(text of " + xml.length() + " characters that is no XML)";
        }
        return text.toString();
    }

    private static void copy(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        int secretDepth = 0;
        Deque<String> path = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    startElement(reader, writer);
                    boolean oemString = "oemStrings".equals(path.peek());
                    path.push(reader.getLocalName());
                    if (secretDepth > 0 || oemString || isPayloadFile(reader)) {
                        secretDepth++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    secretDepth = Math.max(0, secretDepth - 1);
                    path.pop();
                    writer.writeEndElement();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    writer.writeCharacters(secretDepth > 0 ? REPLACEMENT : reader.getText());
                default -> {
                    // Comments, processing instructions and DTDs carry nothing that a log needs.
                }
            }
        }
    }

    private static void startElement(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(orEmpty(reader.getPrefix()), reader.getLocalName(), orEmpty(reader.getNamespaceURI()));
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            writer.writeNamespace(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            writer.writeAttribute(
                    orEmpty(reader.getAttributePrefix(i)),
                    orEmpty(reader.getAttributeNamespace(i)),
                    name,
                    isSecret(reader, name) ? REPLACEMENT : reader.getAttributeValue(i));
        }
    }

    private static boolean isSecret(XMLStreamReader reader, String attribute) {
        return attribute.equals("passwd") || (attribute.equals("secret") && isPayloadFile(reader));
    }

    private static boolean isPayloadFile(XMLStreamReader reader) {
        return reader.getLocalName().equals("file") && MetadataXml.NAMESPACE.equals(reader.getNamespaceURI());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
