package org.vireo.core.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.Repository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.query.Search;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.network.Network;
import org.vireo.model.storage.StorageDomain;

/** Objects of one kind in the order they were added. A search finds all of them and knows pages. */
class ObjectsInMemory<E> implements Repository<E> {

    final List<E> all = new ArrayList<>();
    private final Function<E, UUID> id;

    ObjectsInMemory(Function<E, UUID> id) {
        this.id = id;
    }

    @Override
    public Optional<E> find(UUID wanted) {
        return all.stream().filter(each -> id.apply(each).equals(wanted)).findFirst();
    }

    @Override
    public List<E> findAll(Collection<UUID> ids) {
        return all.stream().filter(each -> ids.contains(id.apply(each))).toList();
    }

    @Override
    public List<E> search(Search search) {
        return Sight.page(all, search);
    }

    @Override
    public void add(E entity) {
        all.add(entity);
    }

    @Override
    public void remove(E entity) {
        all.remove(entity);
    }

    static final class Clusters extends ObjectsInMemory<Cluster> implements ClusterRepository {
        Clusters() {
            super(Cluster::id);
        }

        @Override
        public List<Cluster> ofDataCenter(UUID dataCenterId) {
            return all.stream()
                    .filter(cluster -> cluster.dataCenterId().equals(dataCenterId))
                    .toList();
        }
    }

    static final class Networks extends ObjectsInMemory<Network> implements NetworkRepository {
        Networks() {
            super(Network::id);
        }

        @Override
        public List<Network> ofDataCenter(UUID dataCenterId) {
            return all.stream()
                    .filter(network -> network.dataCenterId().equals(dataCenterId))
                    .toList();
        }
    }

    static final class StorageDomains extends ObjectsInMemory<StorageDomain> implements StorageDomainRepository {
        StorageDomains() {
            super(StorageDomain::id);
        }

        @Override
        public List<StorageDomain> ofDataCenter(UUID dataCenterId) {
            return all.stream()
                    .filter(storageDomain -> dataCenterId.equals(storageDomain.dataCenterId()))
                    .toList();
        }

        @Override
        public List<StorageDomain> ofHost(UUID hostId) {
            return all.stream()
                    .filter(storageDomain -> storageDomain.hostId().equals(hostId))
                    .toList();
        }
    }
}
