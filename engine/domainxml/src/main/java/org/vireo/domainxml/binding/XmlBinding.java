package org.vireo.domainxml.binding;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Graphics;
import org.vireo.libvirt.xml.ObjectFactory;

/** Text to JAXB objects and back. Unmarshallers are kept, since making one costs as much as reading a document. */
public final class XmlBinding {

    private static final int KEPT = 16;

    private final JAXBContext context;
    private final ObjectFactory elements = new ObjectFactory();
    private final BlockingQueue<Unmarshaller> unmarshallers = new ArrayBlockingQueue<>(KEPT);

    private XmlBinding() {
        // JAXB looks for its implementation through the thread's loader, and the first caller's thread may have any.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(XmlBinding.class.getClassLoader());
        try {
            context = JAXBContext.newInstance(
                    new Class<?>[] {
                        ObjectFactory.class,
                        org.vireo.libvirt.xml.vireo.ObjectFactory.class,
                        org.vireo.libvirt.xml.qemu.ObjectFactory.class
                    },
                    Map.of());
        } catch (JAXBException e) {
            throw new IllegalStateException("The generated XML classes do not fit together", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static final class Shared {
        static final XmlBinding INSTANCE = new XmlBinding();
    }

    /** The one binding. */
    public static XmlBinding shared() {
        return Shared.INSTANCE;
    }

    /** The document of a domain. */
    public String write(Domain domain) {
        return BoundWriter.write(elements.createDomain(domain));
    }

    /** The document of one device. */
    public String write(JAXBElement<?> device) {
        return BoundWriter.write(device);
    }

    /** The document of one graphical console. */
    public String write(Graphics console) {
        return BoundWriter.write(elements.createGraphics(console));
    }

    /**
     * Reads a domain. What the classes have no place for is kept in their wildcards; a value of the wrong shape reads as
     * missing.
     *
     * @throws XMLStreamException when the text is not well-formed, exceeds a limit, or is no domain
     */
    public Domain readDomain(String text) throws XMLStreamException {
        XMLStreamReader reader = SafeStax.reader(text);
        Unmarshaller unmarshaller = null;
        try {
            SafeStax.enterRoot(reader, "domain");
            unmarshaller = unmarshaller();
            Domain domain = unmarshal(unmarshaller, reader);
            SafeStax.finish(reader);
            unmarshallers.offer(unmarshaller);
            return domain;
        } catch (JAXBException e) {
            throw asStreamException(e);
        } finally {
            reader.close();
        }
    }

    /**
     * For every element that no class has a place for, JAXB looks for an XML transformer through the thread's loader. One
     * that has nothing to search makes that fifty times faster than that of an application with many libraries.
     */
    private static Domain unmarshal(Unmarshaller unmarshaller, XMLStreamReader reader) throws JAXBException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return unmarshaller.unmarshal(reader, Domain.class).getValue();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Unmarshaller unmarshaller() throws JAXBException {
        Unmarshaller kept = unmarshallers.poll();
        if (kept != null) {
            return kept;
        }
        Unmarshaller unmarshaller = context.createUnmarshaller();
        unmarshaller.setEventHandler(event -> true);
        return unmarshaller;
    }

    private static XMLStreamException asStreamException(JAXBException e) {
        @Nullable Throwable cause = e.getLinkedException();
        return cause instanceof XMLStreamException stream ? stream : new XMLStreamException(e.getMessage(), e);
    }
}
