package org.vireo.api.generator;

import org.jspecify.annotations.Nullable;

/** Collects the lines of one Java file, indented by its braces. */
final class JavaSource {
    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /** Adds a line, with the arguments put in place of each {@code %s}. */
    JavaSource line(String format, Object... arguments) {
        String line = arguments.length == 0 ? format : String.format(format, arguments);
        if (line.startsWith("}")) {
            depth--;
        }
        if (!line.isEmpty()) {
            out.append(INDENT.repeat(depth)).append(line);
        }
        out.append('\n');
        if (line.endsWith("{")) {
            depth++;
        }
        return this;
    }

    /** Adds the first paragraph of a documentation of the model as Javadoc, or nothing if there is none. */
    JavaSource doc(@Nullable String doc) {
        String sentence = firstParagraph(doc);
        if (!sentence.isEmpty()) {
            line("/** %s */", escaped(sentence));
        }
        return this;
    }

    /** Returns the first paragraph of a documentation on one line, or an empty text. */
    static String firstParagraph(@Nullable String doc) {
        if (doc == null) {
            return "";
        }
        String[] paragraphs = doc.strip().split("\\R\\s*\\R", 2);
        return paragraphs[0].replaceAll("\\s+", " ").strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }

    String text() {
        return out.toString();
    }
}
