package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.host.Host;
import org.vireo.model.storage.StorageDomain;

/** Where a storage domain may lie on a host. To be called within a transaction. */
@Singleton
public final class StoragePathRules {

    /** Absolute, without empty parts, dots and control characters. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[^/\\p{C}]{1,255})+");

    private static final int MOST_CHARACTERS = 1024;

    private final HostRepository hosts;
    private final StorageDomainRepository storageDomains;
    private final StorageRules rules;

    @Inject
    public StoragePathRules(HostRepository hosts, StorageDomainRepository storageDomains, StorageRules rules) {
        this.hosts = hosts;
        this.storageDomains = storageDomains;
        this.rules = rules;
    }

    void check(UUID hostId, String path, Violations violations) {
        boolean wellFormed =
                path.length() <= MOST_CHARACTERS && PATH.matcher(path).matches();
        violations.require(
                wellFormed,
                Violation.invalid(
                        "STORAGE_PATH",
                        "Storage Domain [storage.path] '" + printable(path) + "' is not an absolute path.",
                        "Give one such as /var/lib/vireo/storage, without . and .. and a slash at the end."));
        Optional<Host> host = violations.requirePresent(hosts.find(hostId), Violation.notFound("host", hostId));
        if (host.isEmpty() || !wellFormed) {
            return;
        }
        rules.requireReachable(host.get(), violations);
        checkRoots(host.get(), path, violations);
        for (StorageDomain other : storageDomains.ofHost(hostId)) {
            violations.require(
                    !isWithin(path, other.path()) && !isWithin(other.path(), path),
                    Violation.conflict(
                            "STORAGE_PATH_IN_USE",
                            "Path " + path + " of host " + host.get().name() + " overlaps storage domain "
                                    + other.name() + " at " + other.path() + ".",
                            "Choose another directory."));
        }
    }

    /** Before its first report nobody knows the host's roots; then the host itself decides. */
    private void checkRoots(Host host, String path, Violations violations) {
        List<String> roots = hosts.report(host.id())
                .map(report -> report.inventory().storageRoots())
                .orElse(List.of());
        violations.require(
                roots.isEmpty() || roots.stream().anyMatch(root -> isWithin(path, root)),
                Violation.conflict(
                        "STORAGE_PATH_OUTSIDE",
                        "Path " + path + " is outside of the storage roots of host " + host.name() + ": "
                                + String.join(", ", roots) + ".",
                        "Choose a directory below one of them, or add a root to the agent's configuration."));
    }

    private static boolean isWithin(String path, String root) {
        return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + "/");
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{C}", "?");
    }
}
