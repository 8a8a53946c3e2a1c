package org.vireo.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Order;

/**
 * Reads oVirt's search language: {@code name=a* and status=up sortby name desc page 2}. Conditions that stand side by
 * side are joined by "and", which binds closer than "or".
 */
public final class SearchParser {

    private static final int LONGEST = 8192;
    private static final int MOST_CONDITIONS = 200;
    /** What one page holds when a page is asked for without a size. */
    private static final int DEFAULT_PAGE_SIZE = 100;

    private final SearchLexer lexer;

    private SearchParser(String text) {
        this.lexer = new SearchLexer(text);
    }

    /**
     * @param max most results; 0 or less for all
     * @throws InvalidSearchException when the text is not of the language
     */
    public static Search parse(@Nullable String text, int max, boolean caseSensitive) {
        String asked = text == null ? "" : text;
        if (asked.length() > LONGEST) {
            throw new InvalidSearchException(
                    "The search has " + asked.length() + " characters: at most " + LONGEST + " are possible.");
        }
        if (asked.indexOf('\0') >= 0) {
            throw new InvalidSearchException(
                    "The search has a NUL character, which PostgreSQL keeps in no text: leave it out.");
        }
        return new SearchParser(asked).search(Math.max(max, 0), caseSensitive);
    }

    private Search search(int max, boolean caseSensitive) {
        lexer.skipScope();
        Condition condition = alternatives();
        List<Order> orders = lexer.takeKeyword("sortby") ? List.of(order()) : List.of();
        int page = lexer.takeKeyword("page") ? page() : 1;
        lexer.expectEnd();
        return new Search(condition, orders, page > 1 && max == 0 ? DEFAULT_PAGE_SIZE : max, page, caseSensitive);
    }

    private @Nullable Condition alternatives() {
        List<Condition> either = new ArrayList<>();
        int left = MOST_CONDITIONS;
        if (!lexer.atCondition()) {
            return null;
        }
        do {
            List<Condition> all = new ArrayList<>();
            do {
                if (left-- == 0) {
                    throw new InvalidSearchException(
                            "The search has more than " + MOST_CONDITIONS + " conditions: ask for less at once.");
                }
                all.add(comparison());
            } while (lexer.takeKeyword("and") || lexer.atCondition());
            either.add(all.size() == 1 ? all.getFirst() : new Condition.And(all));
        } while (lexer.takeKeyword("or"));
        return either.size() == 1 ? either.getFirst() : new Condition.Or(either);
    }

    private Condition.Comparison comparison() {
        String field = lexer.word("a field").toLowerCase(Locale.ROOT);
        return new Condition.Comparison(field, lexer.operator(field), lexer.value(field));
    }

    private Order order() {
        String field = lexer.word("a field to sort by").toLowerCase(Locale.ROOT);
        boolean descending = lexer.takeKeyword("desc");
        if (!descending) {
            lexer.takeKeyword("asc");
        }
        return new Order(field, descending);
    }

    private int page() {
        String number = lexer.word("the number of a page");
        try {
            int page = Integer.parseInt(number);
            if (page >= 1) {
                return page;
            }
        } catch (NumberFormatException e) {
            // said below, together with numbers that are out of range
        }
        throw new InvalidSearchException("Page \"" + number + "\" is not a whole number from 1 on.");
    }
}
