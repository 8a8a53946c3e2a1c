package org.vireo.api.sdk;

import java.io.StringReader;
import java.io.StringWriter;
import org.ovirt.api.metamodel.runtime.xml.XmlReader;
import org.ovirt.api.metamodel.runtime.xml.XmlWriter;
import org.vireo.api.schema.TypeDescriptor;

/** The client library's own readers and writers, found by the name of the type. */
final class SdkForm {
    private static final String TYPES = "org.ovirt.engine.sdk4.types.";
    private static final String FORMS = "org.ovirt.engine.sdk4.internal.xml.Xml";

    private SdkForm() {}

    static boolean knows(TypeDescriptor<?> type) {
        try {
            Class.forName(TYPES + type.name());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Reads a document as the library's type. */
    static <T> T read(Class<T> type, String document) {
        try (XmlReader reader = new XmlReader(new StringReader(document))) {
            return type.cast(Class.forName(FORMS + type.getSimpleName() + "Reader")
                    .getMethod("readOne", XmlReader.class)
                    .invoke(null, reader));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("The library does not read " + document, e);
        }
    }

    /** Reads a document by the library and writes it again. */
    static String echo(TypeDescriptor<?> type, String document) {
        StringWriter out = new StringWriter();
        try (XmlWriter writer = new XmlWriter(out, false)) {
            Class<?> theirs = Class.forName(TYPES + type.name());
            Class.forName(FORMS + type.name() + "Writer")
                    .getMethod("writeOne", theirs, XmlWriter.class)
                    .invoke(null, read(theirs, document), writer);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("The library does not echo " + document, e);
        }
        return out.toString();
    }
}
