package org.vireo.model.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What texts may hold that end up in a Domain XML.
 *
 * <p>Sources: XML 1.0, section 2.2, for the characters that a document can carry at all. For names what libvirt 9.0
 * with QEMU did when tried: it refuses a newline and a slash; it names files after the VM, the longest
 * {@code <name>.xml.new}; and it puts the first 20 characters of the name into the path of a socket, which Linux limits
 * to 107 bytes.
 */
public final class TextRules {

    /** The longest name, in bytes of UTF-8: with libvirt's endings it must fit a file name. */
    public static final int MAX_NAME_BYTES = 240;

    /** The longest description, in bytes of UTF-8. */
    public static final int MAX_DESCRIPTION_BYTES = 64 * 1024;

    private static final int SOCKET_NAME_CHARACTERS = 20;

    /** 107 less libvirt's directory and file name, with domain ids of up to six digits. */
    private static final int SOCKET_NAME_BYTES = 58;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,254}");
    private static final Pattern RELATIVE_PATH = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,7}");

    private TextRules() {}

    /** Why the text cannot be a VM's name: sentences with a remedy each, empty when it can. */
    public static List<String> nameProblems(String name) {
        List<String> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add("The name is empty: give one of 1 to " + MAX_NAME_BYTES + " bytes.");
        }
        int bytes = bytes(name);
        if (bytes > MAX_NAME_BYTES) {
            problems.add("The name is " + bytes + " bytes long in UTF-8: shorten it to " + MAX_NAME_BYTES + ".");
        } else if (bytes(first(name, SOCKET_NAME_CHARACTERS)) > SOCKET_NAME_BYTES) {
            problems.add("The first " + SOCKET_NAME_CHARACTERS + " characters of the name take "
                    + bytes(first(name, SOCKET_NAME_CHARACTERS)) + " bytes in UTF-8, which libvirt cannot put into"
                    + " a socket's path: bring them to " + SOCKET_NAME_BYTES + ".");
        }
        OptionalInt bad = name.codePoints()
                .filter(point -> point == '/' || Character.isISOControl(point) || !isXmlCharacter(point))
                .findFirst();
        if (bad.isPresent()) {
            problems.add("The name holds the character " + codePoint(bad.getAsInt())
                    + ": leave out slashes, control characters and what XML cannot carry.");
        }
        return List.copyOf(problems);
    }

    /** Why the text cannot be a description: sentences with a remedy each, empty when it can. */
    public static List<String> descriptionProblems(String description) {
        List<String> problems = new ArrayList<>();
        int bytes = bytes(description);
        if (bytes > MAX_DESCRIPTION_BYTES) {
            problems.add("The description is " + bytes + " bytes long in UTF-8: shorten it to " + MAX_DESCRIPTION_BYTES
                    + ".");
        }
        OptionalInt bad =
                description.codePoints().filter(point -> !isXmlCharacter(point)).findFirst();
        if (bad.isPresent()) {
            problems.add("The description holds the character " + codePoint(bad.getAsInt())
                    + ": leave out what XML cannot carry.");
        }
        return List.copyOf(problems);
    }

    /** Whether XML 1.0 can carry the code point; never true for half a surrogate pair. */
    public static boolean isXmlCharacter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }

    public static void require(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    public static void requireWord(String what, String value) {
        if (!WORD.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " '" + value
                    + "' is not a word of letters, digits and _ . : + - with at most 255 characters");
        }
    }

    public static void requireRelativePath(String what, String value) {
        if (!RELATIVE_PATH.matcher(value).matches() || List.of(value.split("/")).contains("..")) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' is not a relative path of letters, digits and _ . - without ..");
        }
    }

    public static void requirePath(String what, String value) {
        boolean clean = value.codePoints().allMatch(point -> isXmlCharacter(point) && !Character.isISOControl(point));
        if (!value.startsWith("/") || value.length() > 4095 || !clean) {
            throw new IllegalArgumentException(
                    what + " '" + value + "' is not an absolute path without control characters");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String first(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    private static String codePoint(int point) {
        return String.format("U+%04X", point);
    }
}
