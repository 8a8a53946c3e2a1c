package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.storage.StorageDomainStatus;

/** What storage must be like before a task works on it. To be called within a transaction. */
@Singleton
public final class StorageRules {

    private final StorageDomainRepository storageDomains;
    private final HostRepository hosts;

    @Inject
    public StorageRules(StorageDomainRepository storageDomains, HostRepository hosts) {
        this.storageDomains = storageDomains;
        this.hosts = hosts;
    }

    /** The storage domain if new images can be made in it; otherwise the violations say why not. */
    public Optional<StorageDomain> active(UUID storageDomainId, Violations violations) {
        Optional<StorageDomain> found = violations.requirePresent(
                storageDomains.find(storageDomainId), Violation.notFound("storage domain", storageDomainId));
        found.ifPresent(storageDomain -> {
            violations.require(
                    storageDomain.status() == StorageDomainStatus.ACTIVE,
                    Violation.conflict(
                            "STORAGE_DOMAIN_NOT_ACTIVE",
                            "Storage domain " + storageDomain.name() + " is "
                                    + storageDomain.status().name().toLowerCase(Locale.ROOT)
                                    + ", not active.",
                            "Attach it to a data center first."));
            hosts.find(storageDomain.hostId()).ifPresent(host -> requireReachable(host, violations));
        });
        return found;
    }

    /** The host of a storage domain, whose images are to be deleted, must answer. */
    public void requireReachable(UUID storageDomainId, Violations violations) {
        storageDomains
                .find(storageDomainId)
                .flatMap(storageDomain -> hosts.find(storageDomain.hostId()))
                .ifPresent(host -> requireReachable(host, violations));
    }

    void requireReachable(Host host, Violations violations) {
        violations.require(
                host.status() == HostStatus.UP || host.status() == HostStatus.NON_OPERATIONAL,
                Violation.conflict(
                        "HOST_NOT_UP",
                        "Host " + host.name() + ", on which the storage lies, is "
                                + host.status().wireName().replace('_', ' ') + ".",
                        "Bring it up first."));
    }
}
