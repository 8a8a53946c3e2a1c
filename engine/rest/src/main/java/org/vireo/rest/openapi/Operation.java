package org.vireo.rest.openapi;

import java.util.Locale;

/**
 * One call of the API.
 *
 * @param verb such as GET
 * @param path from the API's root, without slashes at its ends, and with {} for each variable: vms/{}/nics
 */
public record Operation(String verb, String path) {

    /** With whatever names the variables have. */
    public static Operation of(String verb, String path) {
        String plain = path.replaceAll("\\{[^{}]*}", "{}").replaceAll("/{2,}", "/");
        String bare = plain.replaceAll("^/|/$", "");
        return new Operation(verb.toUpperCase(Locale.ROOT), bare);
    }
}
