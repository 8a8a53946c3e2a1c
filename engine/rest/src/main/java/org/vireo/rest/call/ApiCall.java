package org.vireo.rest.call;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;
import org.vireo.core.query.SearchParser;

/** One request to the API: who calls, and its parameters from the query or, as old clients write them, the path. */
public final class ApiCall implements Principal {

    /** The parameter by which a list goes on after a page. */
    public static final String AFTER = "after";

    /** How many objects of a page are named by it: as long as one of them is left, the list can go on. */
    public static final int MOST_AFTER = 8;

    private final Caller caller;
    private final Map<String, String> parameters;
    private final @Nullable String token;
    private int idsGiven;
    private boolean searched;
    private BooleanSupplier expected = () -> true;

    /**
     * From a request.
     *
     * @param token the access token; null for a login by password
     */
    public ApiCall(Caller caller, UriInfo uri, @Nullable String token) {
        this(caller, parameters(uri), token);
    }

    ApiCall(Caller caller, Map<String, String> parameters, @Nullable String token) {
        this.caller = caller;
        this.parameters = Map.copyOf(parameters);
        this.token = token;
    }

    /** With a parameter that old clients give in a header, unless it is given as one too; null for no such header. */
    public ApiCall orHeader(String name, @Nullable String header) {
        if (header == null || parameters.containsKey(name)) {
            return this;
        }
        Map<String, String> all = new HashMap<>(parameters);
        all.put(name, header);
        return new ApiCall(caller, all, token);
    }

    /** The call that a resource works for. */
    public static ApiCall of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof ApiCall call) {
            return call;
        }
        throw new IllegalStateException("A resource was reached without a caller: the filters let only callers pass");
    }

    @Override
    public String getName() {
        return caller.principal();
    }

    public Caller caller() {
        return caller;
    }

    /** An id that follows from the request's key; empty for a request without one. */
    Optional<UUID> nextId() {
        return Optional.ofNullable(caller.request())
                .map(request -> String.join(
                        "\n",
                        caller.userId().toString(),
                        request.key(),
                        request.fingerprint(),
                        String.valueOf(idsGiven++)))
                .map(words -> UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)));
    }

    public @Nullable String token() {
        return token;
    }

    public String correlationId() {
        return caller.correlationId();
    }

    /** What a list is asked for by the parameters search, max, after and case_sensitive. */
    public Search search() {
        searched = true;
        return SearchParser.parse(parameters.get("search"), max(), flag("case_sensitive", false))
                .goingOnAfter(after());
    }

    /** Whether the answer was found by {@link #search()}. */
    public boolean isSearched() {
        return searched;
    }

    /** How many objects a page of a list has at most; 0 for all. */
    public int max() {
        return (int) Math.clamp(number("max", 0), 0L, (long) Integer.MAX_VALUE);
    }

    private List<UUID> after() {
        String text = parameters.getOrDefault(AFTER, "");
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .limit(MOST_AFTER)
                        .map(id -> Ids.parse(id)
                                .orElseThrow(() -> new InvalidSearchException("The parameter '" + AFTER
                                        + "' is not as an answer gave it: '" + id + "' is no id.")))
                        .toList();
    }

    /** What is to be written in-line. */
    public Follow follow() {
        return Follow.parse(parameters.get("follow"));
    }

    /** A boolean; anything that is none counts as not given. */
    public boolean flag(String name, boolean otherwise) {
        String text = parameters.get(name);
        return text == null
                ? otherwise
                : switch (text.strip().toLowerCase(Locale.ROOT)) {
                    case "true", "t", "yes", "y", "1", "" -> true;
                    case "false", "f", "no", "n", "0" -> false;
                    default -> otherwise;
                };
    }

    /** Lets nothing be changed unless this is so then; asked in the accepting transaction. */
    public void expect(BooleanSupplier condition) {
        this.expected = condition;
    }

    boolean isAsExpected() {
        return expected.getAsBoolean();
    }

    /** Whether the client only asks how a change would be answered. */
    public boolean isRehearsal() {
        return flag("validate", false);
    }

    /** A whole number; anything that is none counts as not given. */
    public long number(String name, long otherwise) {
        String text = parameters.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Map<String, String> parameters(UriInfo uri) {
        Map<String, String> all = new HashMap<>();
        List<PathSegment> segments = uri.getPathSegments();
        if (!segments.isEmpty()) {
            add(segments.getLast().getMatrixParameters(), all);
        }
        add(uri.getQueryParameters(), all);
        return all;
    }

    private static void add(MultivaluedMap<String, String> some, Map<String, String> all) {
        some.forEach((name, values) -> {
            if (!values.isEmpty()) {
                all.put(name, values.getFirst());
            }
        });
    }
}
