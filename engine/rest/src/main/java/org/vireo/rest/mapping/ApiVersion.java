package org.vireo.rest.mapping;

import org.vireo.api.type.Version;

/** The version of the API that Vireo speaks. Clients switch features on and off by it. */
public final class ApiVersion {

    private static final long MAJOR = 4;
    private static final long LEVEL = 7;

    private ApiVersion() {}

    /** Of data centers, clusters and hosts. */
    static Version compatibility() {
        Version version = new Version();
        version.setMajor(MAJOR);
        version.setMinor(LEVEL);
        return version;
    }

    /** The same as a text. */
    public static String level() {
        return MAJOR + "." + LEVEL;
    }

    /** Of the engine as clients see it. */
    public static Version product() {
        Version version = new Version();
        version.setMajor(MAJOR);
        version.setMinor(5L);
        version.setBuild(7L);
        version.setRevision(0L);
        version.setFullVersion("4.5.7-vireo-0.1.0");
        return version;
    }

    /** From a text such as 9.0.0; what is no number in it counts as zero. */
    static Version parse(String text) {
        String[] parts = text.split("[.-]", 4);
        Version version = new Version();
        version.setMajor(part(parts, 0));
        version.setMinor(part(parts, 1));
        version.setBuild(part(parts, 2));
        version.setRevision(0L);
        version.setFullVersion(text);
        return version;
    }

    private static long part(String[] parts, int index) {
        return index < parts.length && parts[index].matches("[0-9]{1,9}") ? Long.parseLong(parts[index]) : 0;
    }
}
