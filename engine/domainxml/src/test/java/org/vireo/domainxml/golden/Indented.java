package org.vireo.domainxml.golden;

/** A document of elements, attributes and text with a line per element, for people to read and compare. */
final class Indented {

    private Indented() {}

    static String of(String xml) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int at = 0;
        boolean afterText = false;
        while (at < xml.length()) {
            int end;
            if (xml.charAt(at) == '<') {
                end = xml.indexOf('>', at) + 1;
                boolean closing = xml.charAt(at + 1) == '/';
                depth -= closing ? 1 : 0;
                if (!afterText && at > 0) {
                    text.append('\n').append("  ".repeat(depth));
                }
                depth += closing || xml.charAt(end - 2) == '/' ? 0 : 1;
                afterText = false;
            } else {
                end = xml.indexOf('<', at);
                afterText = true;
            }
            text.append(xml, at, end);
            at = end;
        }
        return text.append('\n').toString();
    }
}
