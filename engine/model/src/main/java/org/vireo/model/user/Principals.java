package org.vireo.model.user;

import java.util.Locale;

/** Names of users with their domain, such as admin@internal. */
public final class Principals {

    /** What clients of oVirt see, and send, at the end of a domain's name. */
    public static final String DOMAIN_ENDING = "-authz";

    private Principals() {}

    /** As it is kept, from whatever somebody typed or a client was shown: in lower case and without the ending. */
    public static String kept(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.endsWith(DOMAIN_ENDING) ? name.substring(0, name.length() - DOMAIN_ENDING.length()) : name;
    }
}
