package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.ObjectTree;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.persistence.database.HibernateTransactions;

/** Where objects belong, asked in one query whatever the depth. */
@Singleton
public final class HibernateObjectTree implements ObjectTree {

    private static final String IN_CLUSTER = "select e.clusterId, c.dataCenterId from %s e"
            + " left join Cluster c on c.id = e.clusterId where e.id = :id";

    private final HibernateTransactions transactions;

    @Inject
    public HibernateObjectTree(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ObjectRef> withAncestors(ObjectRef object) {
        List<ObjectRef> path = new ArrayList<>();
        path.add(object);
        UUID id = object.id();
        switch (object.type()) {
            case VM -> climb(path, id, IN_CLUSTER.formatted("Vm"), ObjectType.CLUSTER);
            case HOST -> climb(path, id, IN_CLUSTER.formatted("Host"), ObjectType.CLUSTER);
            case TEMPLATE -> climb(path, id, IN_CLUSTER.formatted("Template"), ObjectType.CLUSTER);
            case DISK ->
                climb(
                        path,
                        id,
                        "select e.storageDomainId, s.dataCenterId from Disk e"
                                + " left join StorageDomain s on s.id = e.storageDomainId where e.id = :id",
                        ObjectType.STORAGE_DOMAIN);
            case VNIC_PROFILE ->
                climb(
                        path,
                        id,
                        "select e.networkId, n.dataCenterId from VnicProfile e"
                                + " left join Network n on n.id = e.networkId where e.id = :id",
                        ObjectType.NETWORK);
            case CLUSTER -> climbOne(path, id, "Cluster");
            case NETWORK -> climbOne(path, id, "Network");
            case STORAGE_DOMAIN -> climbOne(path, id, "StorageDomain");
            case SYSTEM, DATA_CENTER, USER, TASK, EVENT -> {
                // Nothing but the system is above them.
            }
        }
        if (object.type() != ObjectType.SYSTEM) {
            path.add(ObjectRef.SYSTEM);
        }
        return path;
    }

    private void climb(List<ObjectRef> path, UUID id, String hql, ObjectType parentType) {
        for (Parents parents : transactions
                .session()
                .createSelectionQuery(hql, Parents.class)
                .setParameter("id", id)
                .getResultList()) {
            add(path, parentType, parents.parentId());
            add(path, ObjectType.DATA_CENTER, parents.dataCenterId());
        }
    }

    private void climbOne(List<ObjectRef> path, UUID id, String entity) {
        String hql = "select e.dataCenterId from " + entity + " e where e.id = :id and e.dataCenterId is not null";
        transactions
                .session()
                .createSelectionQuery(hql, UUID.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(dataCenterId -> add(path, ObjectType.DATA_CENTER, dataCenterId));
    }

    private static void add(List<ObjectRef> path, ObjectType type, @Nullable UUID id) {
        if (id != null) {
            path.add(new ObjectRef(type, id));
        }
    }

    /** The parent and the data center above it, if there are any. */
    record Parents(@Nullable UUID parentId, @Nullable UUID dataCenterId) {}
}
