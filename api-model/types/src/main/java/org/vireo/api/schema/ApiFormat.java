package org.vireo.api.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** A form in which objects travel: XML or JSON. Implementations are immutable and shared between threads. */
public interface ApiFormat {
    /** Returns the media type without parameters, for example {@code application/xml}. */
    String mediaType();

    /** Writes a document with one object; the stream is flushed, not closed. */
    void write(ApiObject object, OutputStream out) throws IOException;

    /** Writes a document with a collection; the stream is flushed, not closed. */
    <T extends ApiObject> void writeCollection(TypeDescriptor<T> type, Collection<? extends T> items, OutputStream out)
            throws IOException;

    /**
     * Reads a document with one object. What is unknown is skipped; links and actions that clients echo are skipped too.
     *
     * @throws ApiFormatException when the document can not be understood
     */
    <T extends ApiObject> T read(TypeDescriptor<T> type, InputStream in) throws IOException;

    /** Returns the document with one object as text. */
    default String text(ApiObject object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(object, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
