package org.vireo.core.query;

import java.util.Locale;
import java.util.Set;
import org.vireo.core.query.Search.Operator;

/** Takes a search apart, from left to right. */
final class SearchLexer {

    private static final Set<String> KEYWORDS = Set.of("and", "or", "sortby", "page", "asc", "desc");
    private static final int SHOWN = 60;

    private final String text;
    private int position;

    SearchLexer(String text) {
        this.text = text;
    }

    /** Skips a prefix such as "Vms:", which some clients keep from the user interface they copied the search from. */
    void skipScope() {
        int colon = text.indexOf(':');
        if (colon > 0 && text.substring(0, colon).strip().chars().allMatch(Character::isLetter)) {
            position = colon + 1;
        }
    }

    /** Whether something other than a keyword follows. */
    boolean atCondition() {
        skipBlanks();
        return position < text.length() && !KEYWORDS.contains(peekWord());
    }

    boolean takeKeyword(String keyword) {
        skipBlanks();
        if (!peekWord().equals(keyword)) {
            return false;
        }
        position += keyword.length();
        return true;
    }

    String word(String what) {
        skipBlanks();
        int start = position;
        int end = wordEnd();
        if (start == end) {
            throw wrong("Expected is " + what + ", such as name");
        }
        position = end;
        return text.substring(start, end);
    }

    Operator operator(String field) {
        skipBlanks();
        char first = at(position);
        boolean withEquals = at(position + 1) == '=';
        Operator operator = switch (first) {
            case '=' -> Operator.EQUAL;
            case '!' -> withEquals ? Operator.NOT_EQUAL : null;
            case '<' -> withEquals ? Operator.LESS_OR_EQUAL : Operator.LESS;
            case '>' -> withEquals ? Operator.GREATER_OR_EQUAL : Operator.GREATER;
            default -> null;
        };
        if (operator == null) {
            throw wrong("After \"" + shown(field) + "\" expected is one of = != < <= > >=, as in name=web*");
        }
        position += first != '=' && withEquals ? 2 : 1;
        return operator;
    }

    String value(String field) {
        skipBlanks();
        if (at(position) == '"') {
            int end = text.indexOf('"', position + 1);
            if (end < 0) {
                throw wrong("The value of \"" + shown(field) + "\" begins with a quote that is not closed");
            }
            String quoted = text.substring(position + 1, end);
            position = end + 1;
            return quoted;
        }
        int start = position;
        while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            throw wrong("\"" + shown(field) + "\" has no value: write \"\" for an empty one");
        }
        return text.substring(start, position);
    }

    void expectEnd() {
        skipBlanks();
        if (position < text.length()) {
            throw wrong("Not understood is \"" + shown(text.substring(position)) + "\"");
        }
    }

    private String peekWord() {
        return text.substring(position, wordEnd()).toLowerCase(Locale.ROOT);
    }

    private int wordEnd() {
        int end = position;
        while (end < text.length() && isWordCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordCharacter(char character) {
        return !Character.isWhitespace(character) && "=!<>\"".indexOf(character) < 0;
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }

    private InvalidSearchException wrong(String why) {
        return new InvalidSearchException("The search cannot be understood at character " + (position + 1) + ": " + why
                + ". The form is: field=value [and|or field=value ...] [sortby field [asc|desc]] [page number].");
    }

    private static String shown(String part) {
        return part.length() <= SHOWN ? part : part.substring(0, SHOWN) + "...";
    }
}
