package org.vireo.api.schema;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** The one place where a text of a document becomes a value, with the refusal that all formats share. */
public final class ScalarText {
    private ScalarText() {}

    /**
     * Returns the value of a text.
     *
     * @return {@code null} for a blank text of anything but a text: clients write an unset number as an empty element
     * @throws ApiFormatException when the text is not of the type
     */
    public static <V> @Nullable V parse(Scalar<V> scalar, String text, String path) {
        if (scalar.kind() != Scalar.Kind.TEXT && text.isBlank()) {
            return null;
        }
        try {
            return scalar.parse(text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            ApiFormatException refusal = ApiFormatException.badValue(path, text, scalar.expected());
            refusal.initCause(e);
            throw refusal;
        }
    }
}
