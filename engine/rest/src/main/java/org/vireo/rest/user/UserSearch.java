package org.vireo.rest.user;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.User;
import org.vireo.core.access.Sight;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;

/** Finds users by what the API calls them, which is put together from what the engine keeps. */
record UserSearch(Search search) {

    private static final Map<String, Function<User, @Nullable String>> FIELDS = Map.of(
            "id", User::getId,
            "name", User::getName,
            "usrname", User::getUserName,
            "user_name", User::getUserName,
            "principal", User::getPrincipal);

    static UserSearch of(Search search) {
        search.replaced(comparison -> {
            if (!FIELDS.containsKey(comparison.field())) {
                throw new InvalidSearchException("Users have no field \"" + comparison.field()
                        + "\" to search by: there are " + String.join(", ", FIELDS.keySet()) + ".");
            }
            return comparison;
        });
        return new UserSearch(search);
    }

    boolean matches(User user) {
        return search.condition() == null || matches(user, search.condition());
    }

    List<User> page(List<User> users) {
        return Sight.page(users, search);
    }

    private static boolean matches(User user, Condition condition) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) -> parts.stream().allMatch(part -> matches(user, part));
            case Condition.Or(List<Condition> parts) -> parts.stream().anyMatch(part -> matches(user, part));
            case Condition.Comparison(String field, Operator operator, String value) -> {
                String actual = FIELDS.getOrDefault(field, User::getName).apply(user);
                yield switch (operator) {
                    case EQUAL -> isLike(actual, value);
                    case NOT_EQUAL -> !isLike(actual, value);
                    case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                        throw new InvalidSearchException(
                                "The field \"" + field + "\" of users has no order: compare it with = or !=.");
                };
            }
        };
    }

    /** A user is also known without the ending that the API gives the domain. */
    private static boolean isLike(@Nullable String actual, String value) {
        if (actual == null) {
            return false;
        }
        Pattern pattern = Pattern.compile(List.of(value.toLowerCase(Locale.ROOT).split("\\*", -1)).stream()
                .map(Pattern::quote)
                .reduce((left, right) -> left + ".*" + right)
                .orElse(""));
        String lower = actual.toLowerCase(Locale.ROOT);
        return pattern.matcher(lower).matches()
                || pattern.matcher(lower.replaceFirst("-authz$", "")).matches();
    }
}
