package org.vireo.domainxml.capabilities;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.vireo.domainxml.binding.SafeStax;

/** Goes through a document once and tells of every element by its path. */
final class CapabilitiesWalk {

    private CapabilitiesWalk() {}

    /** Told of every element with the path to it below the root; may read on to the end of that element. */
    @FunctionalInterface
    interface Visitor {
        void visit(XMLStreamReader reader, String path) throws XMLStreamException;
    }

    static void walk(String xml, String root, Visitor visitor) throws XMLStreamException {
        XMLStreamReader reader = SafeStax.reader(xml);
        try {
            SafeStax.enterRoot(reader, root);
            Deque<String> paths = new ArrayDeque<>();
            paths.push("");
            while (!paths.isEmpty()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    paths.pop();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    String parent = paths.element();
                    String path = parent.isEmpty() ? reader.getLocalName() : parent + "/" + reader.getLocalName();
                    visitor.visit(reader, path);
                    if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                        paths.push(path);
                    }
                }
            }
        } finally {
            reader.close();
        }
    }
}
