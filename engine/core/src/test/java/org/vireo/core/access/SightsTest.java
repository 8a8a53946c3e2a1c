package org.vireo.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.query.Search;
import org.vireo.core.query.cluster.ClusterQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Role;

class SightsTest {

    private static final UUID USER = new UUID(2, 0);
    private static final UUID DATA_CENTER = new UUID(2, 1);
    private static final UUID OTHER_DATA_CENTER = new UUID(2, 2);
    private static final Caller CALLER = new Caller(USER, "user@internal", "c1");

    private final AccessBench bench = new AccessBench();
    private final ObjectsInMemory.Clusters clusters = new ObjectsInMemory.Clusters();
    private final Sights sights = new Sights(
            bench.users,
            clusters,
            new ObjectsInMemory.StorageDomains(),
            new ObjectsInMemory.Networks(),
            bench.transactions);
    private final ClusterQueries queries = new ClusterQueries(sights, clusters);

    SightsTest() {
        for (int i = 0; i < 10; i++) {
            UUID dataCenterId = i % 2 == 0 ? DATA_CENTER : OTHER_DATA_CENTER;
            clusters.add(new Cluster(id(i), dataCenterId, "c" + i, "", "x86_64", BiosType.Q35_OVMF));
        }
    }

    @Test
    void withoutAPermissionNothingShouldBeThere() {
        assertThat(queries.list(Search.ALL, CALLER)).isEmpty();
        assertThat(queries.find(id(0), CALLER)).isEmpty();
    }

    @Test
    void aPermissionOnTheSystemShouldShowEverything() {
        grant(Role.READ_ONLY_ADMIN, ObjectRef.SYSTEM);
        assertThat(queries.list(Search.ALL, CALLER)).hasSize(10);
    }

    @Test
    void aPermissionOnOneObjectShouldShowThatOne() {
        grant(Role.USER_ROLE, ObjectRef.cluster(id(3)));
        assertThat(names(Search.ALL)).containsExactly("c3");
        assertThat(queries.find(id(3), CALLER)).isPresent();
        assertThat(queries.find(id(4), CALLER)).isEmpty();
    }

    @Test
    void aPermissionOnADataCenterShouldShowWhatBelongsToIt() {
        grant(Role.USER_ROLE, ObjectRef.dataCenter(DATA_CENTER));
        assertThat(names(Search.ALL)).containsExactly("c0", "c2", "c4", "c6", "c8");
        Sight sight = sights.of(USER);
        assertThat(sight.sees(ObjectRef.vm(id(77)), ObjectRef.cluster(id(2)))).isTrue();
        assertThat(sight.sees(ObjectRef.vm(id(77)), ObjectRef.cluster(id(1)))).isFalse();
    }

    @Test
    void pagesShouldBeCountedOverWhatIsInSight() {
        grant(Role.USER_ROLE, ObjectRef.dataCenter(DATA_CENTER));
        Search second = new Search(null, List.of(), 2, 2, false);
        assertThat(names(second)).containsExactly("c4", "c6");
        assertThat(names(new Search(null, List.of(), 2, 9, false))).isEmpty();
    }

    private void grant(Role role, ObjectRef object) {
        bench.users.addPermission(new Permission(new UUID(3, 0), USER, role, object));
    }

    private List<String> names(Search search) {
        return queries.list(search, CALLER).stream().map(Cluster::name).toList();
    }

    private static UUID id(int number) {
        return new UUID(4, number);
    }
}
