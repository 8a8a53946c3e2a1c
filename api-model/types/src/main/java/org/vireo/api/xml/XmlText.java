package org.vireo.api.xml;

import org.jspecify.annotations.Nullable;

/** Texts as XML 1.0 can carry them. */
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /**
     * Appends a text with its markup escaped. Characters which XML 1.0 can not carry even as references (most control
     * characters, lone surrogates) become U+FFFD: a strange name of a guest must not make a whole list unreadable. A
     * carriage return, and in attributes every white space, goes as a reference, or parsers would change it.
     */
    static void append(StringBuilder out, String text, boolean inAttribute) {
        int start = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '>' && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            String replacement = replacement(c, inAttribute);
            if (replacement != null) {
                out.append(text, start, i).append(replacement);
                start = i + 1;
            }
        }
        out.append(text, start, length);
    }

    private static @Nullable String replacement(char c, boolean inAttribute) {
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> inAttribute ? "&quot;" : null;
            case '\r' -> "&#13;";
            case '\n' -> inAttribute ? "&#10;" : null;
            case '\t' -> inAttribute ? "&#9;" : null;
            default -> isAllowed(c) ? null : String.valueOf(REPLACEMENT);
        };
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && !Character.isSurrogate(c) && c != '\uFFFE' && c != '\uFFFF';
    }
}
