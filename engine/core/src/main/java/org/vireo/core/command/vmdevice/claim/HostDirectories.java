package org.vireo.core.command.vmdevice.claim;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.vireo.model.device.host.DirectoryRules;

/**
 * The folders of hosts that devices of VMs may name files in. None unless the administrator of Vireo says so.
 *
 * @param roots absolute paths
 */
public record HostDirectories(List<String> roots) {

    public static final HostDirectories NONE = new HostDirectories(List.of());

    public HostDirectories {
        roots = List.copyOf(roots);
        for (String root : roots) {
            if (root.equals("/") || !isPlain(root)) {
                throw new IllegalArgumentException("Folder of hosts '" + root
                        + "' is not an absolute path below the root without . and .., such as /srv/shared");
            }
        }
    }

    /** Reads paths with colons between; an empty text is none. */
    public static HostDirectories of(String text) {
        return new HostDirectories(Arrays.stream(text.split(":", -1))
                .map(String::strip)
                .filter(root -> !root.isEmpty())
                .toList());
    }

    /** Whether the path lies below one of the folders, or is one of them. */
    public boolean allow(String path) {
        return isPlain(path) && roots.stream().anyMatch(root -> DirectoryRules.isWithin(path, root));
    }

    /** The folders for people. */
    public String describe() {
        return roots.isEmpty() ? "none" : String.join(", ", roots);
    }

    private static boolean isPlain(String path) {
        try {
            return path.startsWith("/") && Path.of(path).normalize().toString().equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
