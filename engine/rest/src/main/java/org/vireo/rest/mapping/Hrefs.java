package org.vireo.rest.mapping;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses within the API: absolute paths, since clients compare them with the path of the root. */
public final class Hrefs {

    public static final String ROOT = "/ovirt-engine/api";

    private Hrefs() {}

    /** The path below the root that these segments make. */
    public static String of(Object... segments) {
        StringBuilder href = new StringBuilder(ROOT);
        for (Object segment : segments) {
            href.append('/').append(segment);
        }
        return href.toString();
    }

    /** A segment that may hold any text. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
