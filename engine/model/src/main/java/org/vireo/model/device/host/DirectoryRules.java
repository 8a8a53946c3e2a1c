package org.vireo.model.device.host;

import java.util.regex.Pattern;

/** What names a directory of the host, for use in Domain XML. */
public final class DirectoryRules {

    /** libvirt's pattern (absFilePath in basictypes.rng) without parts of dots, which could leave a confined root. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.+@%=-]{1,255})+");

    private static final int MOST_CHARACTERS = 1024;

    private DirectoryRules() {}

    /** Refuses what is not an absolute path without empty parts and dots. */
    public static void requirePath(String what, String path) {
        if (path.length() > MOST_CHARACTERS || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(what + " '" + path.substring(0, Math.min(path.length(), 100))
                    + "' is not an absolute path of letters, digits and _ . + @ % = - without . and ..");
        }
    }

    /** Whether the path is the root or lies below it. Both are as {@link #requirePath} takes them. */
    public static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + "/");
    }
}
