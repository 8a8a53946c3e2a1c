package org.vireo.rest.call;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be written in-line instead of as a link: dotted paths, such as {@code nics,disk_attachments.disk}. */
public final class Follow {

    public static final Follow NOTHING = new Follow();

    private static final int LONGEST = 4096;
    private static final int DEEPEST = 5;

    private final Map<String, Follow> branches = new LinkedHashMap<>();

    private Follow() {}

    /** Names that nobody knows are kept; nobody asks for them. */
    public static Follow parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return NOTHING;
        }
        Follow root = new Follow();
        for (String path : text.split(",")) {
            Follow here = root;
            int depth = 0;
            for (String name : path.strip().toLowerCase(Locale.ROOT).split("\\.")) {
                if (name.isEmpty() || depth++ == DEEPEST) {
                    break;
                }
                here = here.branches.computeIfAbsent(name, unused -> new Follow());
            }
        }
        return root;
    }

    /** Whether the member is to be in-line. */
    public boolean has(String member) {
        return branches.containsKey(member);
    }

    /** What is to be in-line within the member. */
    public Follow within(String member) {
        return branches.getOrDefault(member, NOTHING);
    }

    public boolean isNothing() {
        return branches.isEmpty();
    }
}
