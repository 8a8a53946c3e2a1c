package org.vireo.domainxml;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a document with the JDK's parser: an opinion that does not come from the code under test. */
final class Texts {

    private Texts() {}

    /** The text of the first element of that local name; empty when there is none. */
    static String of(String xml, String element) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            NodeList found =
                    builder.parse(new InputSource(new StringReader(xml))).getElementsByTagNameNS("*", element);
            return found.getLength() == 0 ? "" : found.item(0).getTextContent();
        } catch (Exception e) {
            throw new AssertionError("The document is not well-formed: " + xml, e);
        }
    }
}
