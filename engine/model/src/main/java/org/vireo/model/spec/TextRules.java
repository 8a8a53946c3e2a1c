package org.vireo.model.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What texts may hold that end up in a Domain XML.
 *
 * <p>Sources: XML 1.0 section 2.2 for the characters that a document can carry at all; libvirt for names, which refuses
 * an empty one, a newline and a slash, and for QEMU's files named after the VM.
 */
public final class TextRules {

    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 255;

    /** The longest name in UTF-8; more does not fit a file name beside libvirt's own endings. */
    public static final int MAX_NAME_BYTES = 255;

    /** The longest description in UTF-8. */
    public static final int MAX_DESCRIPTION_BYTES = 64 * 1024;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,254}");
    private static final Pattern RELATIVE_PATH = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,7}");

    private TextRules() {}

    /** Why the text cannot be a VM's name: sentences with a remedy each, empty when it can. */
    public static List<String> nameProblems(String name) {
        List<String> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add("The name is empty: give one of 1 to " + MAX_NAME_LENGTH + " characters.");
        }
        return problems;
    }

    /** Why the text cannot be a description: sentences with a remedy each, empty when it can. */
    public static List<String> descriptionProblems(String description) {
        return List.of();
    }

    static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    static void requireWord(String what, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " '" + value
                    + "' is not a word of letters, digits and _ . : + - with at most 255 characters");
        }
    }

    static void requireRelativePath(String what, String value) {
        if (!RELATIVE_PATH.matcher(value).matches() || List.of(value.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' is not a relative path of letters, digits and _ . - without ..");
        }
    }

    static void requirePath(String what, String value) {
        if (!value.startsWith("/") || value.length() > 4095 || !isXmlText(value) || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(what + " '" + value + "' is not an absolute path");
        }
    }

    private static boolean isXmlText(String text) {
        return text.codePoints().allMatch(TextRules::isXmlCharacter);
    }

    private static boolean isXmlCharacter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }
}
