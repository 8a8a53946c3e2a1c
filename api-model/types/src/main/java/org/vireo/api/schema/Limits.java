package org.vireo.api.schema;

import java.io.IOException;
import java.io.InputStream;
import org.vireo.api.schema.ApiFormatException.Problem;

/**
 * How large a document of a client can be.
 *
 * @param bytes length in bytes
 * @param depth nesting of elements
 * @param elements number of elements
 */
public record Limits(int bytes, int depth, int elements) {
    /** Fits the largest sensible request: a VM with its payload files, icons and an OVF document. */
    public static final Limits STANDARD = new Limits(8 * 1024 * 1024, 40, 100_000);

    /** Reads a whole document, refusing one that is empty or too long. */
    public byte[] readAll(InputStream in) throws IOException {
        byte[] document = in.readNBytes(bytes + 1);
        if (document.length > bytes) {
            throw new ApiFormatException(
                    Problem.TOO_LARGE, "The request body is longer than " + bytes + " bytes: send less at once");
        }
        for (byte b : document) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return document;
            }
        }
        throw new ApiFormatException(Problem.EMPTY, "The request body is empty: send a document");
    }

    /** Refuses a document that is nested deeper or has more elements than allowed. */
    public void check(int currentDepth, int currentElements) {
        if (currentDepth > depth) {
            throw new ApiFormatException(
                    Problem.TOO_LARGE, "The request body is nested deeper than " + depth + " levels");
        }
        if (currentElements > elements) {
            throw new ApiFormatException(
                    Problem.TOO_LARGE, "The request body has more than " + elements + " elements: send less at once");
        }
    }
}
