package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.UserRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Permit;

/**
 * Finds out what callers may see. A permission to view a data center counts for what belongs to it, and so on down;
 * nothing else is visible.
 */
@Singleton
public final class Sights {

    private final UserRepository users;
    private final ClusterRepository clusters;
    private final StorageDomainRepository storageDomains;
    private final NetworkRepository networks;
    private final TransactionRunner transactions;

    @Inject
    public Sights(
            UserRepository users,
            ClusterRepository clusters,
            StorageDomainRepository storageDomains,
            NetworkRepository networks,
            TransactionRunner transactions) {
        this.users = users;
        this.clusters = clusters;
        this.storageDomains = storageDomains;
        this.networks = networks;
        this.transactions = transactions;
    }

    /** Reads in one transaction, with the sight of the caller. */
    public <T> T read(Caller caller, Function<Sight, T> work) {
        return transactions.call(() -> work.apply(of(caller.userId())));
    }

    /** To be called within a transaction. */
    public Sight of(UUID userId) {
        List<ObjectRef> direct = users.permissions(userId).stream()
                .filter(permission -> permission.role().allows(Permit.VIEW))
                .map(Permission::object)
                .toList();
        if (direct.contains(ObjectRef.SYSTEM)) {
            return new Sight(true, Set.of());
        }
        Set<ObjectRef> granted = new HashSet<>(direct);
        direct.stream()
                .filter(object -> object.type() == ObjectType.DATA_CENTER)
                .forEach(dataCenter -> addContents(dataCenter.id(), granted));
        return new Sight(false, granted);
    }

    private void addContents(UUID dataCenterId, Set<ObjectRef> granted) {
        clusters.ofDataCenter(dataCenterId).forEach(cluster -> granted.add(ObjectRef.cluster(cluster.id())));
        storageDomains
                .ofDataCenter(dataCenterId)
                .forEach(storageDomain -> granted.add(ObjectRef.storageDomain(storageDomain.id())));
        networks.ofDataCenter(dataCenterId).forEach(network -> granted.add(ObjectRef.network(network.id())));
    }
}
