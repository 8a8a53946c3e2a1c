package org.vireo.domainxml.binding;

/** Text as it stands in XML, good in elements and in attributes alike. */
final class XmlEscape {

    private static final boolean[] PLAIN_ASCII = plainAscii();

    private XmlEscape() {}

    /**
     * Appends the value with everything escaped that means something to XML or that a reader would normalise away.
     *
     * @throws IllegalArgumentException for a character that XML 1.0 cannot carry
     */
    static void append(StringBuilder text, String value) {
        int length = value.length();
        int done = 0;
        for (int i = 0; i < length; i++) {
            char character = value.charAt(i);
            if (isPlain(character)) {
                continue;
            }
            if (Character.isSurrogate(character)) {
                i = pairEnd(value, i);
                continue;
            }
            text.append(value, done, i);
            appendEscaped(text, character);
            done = i + 1;
        }
        text.append(value, done, length);
    }

    private static boolean isPlain(char character) {
        return character < 128 ? PLAIN_ASCII[character] : character < '\uD800';
    }

    private static boolean[] plainAscii() {
        boolean[] plain = new boolean[128];
        for (char character = ' '; character < 128; character++) {
            plain[character] = "<>&\"'".indexOf(character) < 0;
        }
        return plain;
    }

    private static int pairEnd(String value, int high) {
        if (Character.isHighSurrogate(value.charAt(high))
                && high + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(high + 1))) {
            return high + 1;
        }
        throw cannotCarry(value.charAt(high));
    }

    private static void appendEscaped(StringBuilder text, char character) {
        switch (character) {
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '&' -> text.append("&amp;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&apos;");
            case '\t', '\n', '\r' -> text.append("&#").append((int) character).append(';');
            default -> {
                if (character < '\uE000' || character > '\uFFFD') {
                    throw cannotCarry(character);
                }
                text.append(character);
            }
        }
    }

    private static IllegalArgumentException cannotCarry(char character) {
        return new IllegalArgumentException(String.format("XML cannot carry the character U+%04X", (int) character));
    }
}
