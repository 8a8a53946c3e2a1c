package org.vireo.domainxml.binding;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.StringReader;
import java.io.Writer;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLOutputFactory2;

/** Readers and writers of XML without DTDs, without external entities, and with limits. */
public final class SafeStax {

    /** The longest text that is read, in characters; libvirt's own limit for a document is 10 MiB. */
    public static final int MAX_LENGTH = 10 * 1024 * 1024;

    /**
     * The most elements that are read: ten times what the largest machine of QEMU has. One that nothing is known of costs
     * a tenth of a millisecond, so that a document of this size still ends within seconds.
     */
    public static final int MAX_ELEMENTS = 20_000;

    private static final WstxInputFactory READERS = readers();
    private static final WstxOutputFactory WRITERS = writers();

    private SafeStax() {}

    /** A reader that stands before the document. */
    public static XMLStreamReader reader(String text) throws XMLStreamException {
        if (text.length() > MAX_LENGTH) {
            throw new XMLStreamException(
                    "The text has " + text.length() + " characters, more than the " + MAX_LENGTH + " that are read");
        }
        return READERS.createXMLStreamReader(new StringReader(text));
    }

    /** A writer that writes empty elements short and checks nothing. */
    public static XMLStreamWriter writer(Writer target) throws XMLStreamException {
        return WRITERS.createXMLStreamWriter(target);
    }

    /** Moves to the root element, past comments but never past a DTD. */
    public static void enterRoot(XMLStreamReader reader, String name) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("The document has a DTD, which is never read", place(reader));
            }
        }
        if (!reader.getLocalName().equals(name)) {
            throw new XMLStreamException(
                    "The root element is '" + reader.getLocalName() + "', not '" + name + "'", place(reader));
        }
    }

    /** Reads to the end, so that what follows the root element is checked too. */
    static void finish(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            reader.next();
        }
    }

    private static Location place(XMLStreamReader reader) {
        return reader.getLocation();
    }

    private static WstxInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 64);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 64);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MAX_ELEMENTS);
        return factory;
    }

    private static WstxOutputFactory writers() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, true);
        factory.configureForSpeed();
        return factory;
    }
}
