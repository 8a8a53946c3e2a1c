package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;
import org.vireo.core.query.SearchParser;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.host.Host;
import org.vireo.model.user.Reach;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmStatus;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** Pages that begin after the one before, whatever came and went meanwhile. */
class PagingTest {

    private static final int PAGE = 3;

    private static TestDatabase db;
    private static Samples samples;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
        cluster = samples.cluster("cluster", samples.dataCenter("dc"));
        Host host = samples.host("node", cluster);
        List<Vm> vms = IntStream.range(0, 10)
                .mapToObj(i -> samples.vm((i % 2 == 0 ? "even-" : "ODD-") + i, cluster))
                .toList();
        // Half of them have no host: nothing to sort by.
        db.transactions()
                .run(() -> vms.stream()
                        .skip(5)
                        .forEach(vm -> db.vms()
                                .runtimeForUpdate(vm.id())
                                .orElseThrow()
                                .seenOn(host.id(), VmStatus.UP, "booted", null, Samples.NOW)));
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "sortby name desc",
        "sortby host",
        "sortby host desc",
        "sortby memory",
        "cluster=cluster sortby status desc",
        "status=up sortby creationdate"
    })
    void pagesOneAfterTheOtherShouldBeTheWholeList(String words) {
        Search all = SearchParser.parse(words, 0, false);
        List<UUID> found = new ArrayList<>();
        List<UUID> page = page(words, List.of());
        while (!page.isEmpty()) {
            found.addAll(page);
            page = page(words, page);
        }
        assertThat(found).isNotEmpty().isEqualTo(ids(all));
    }

    @Test
    void whatComesAndGoesShouldLeaveNothingOutAndTellNothingTwice() {
        List<UUID> first = page("sortby name", List.of());
        Vm added = samples.vm("a-first", cluster);
        UUID gone = first.getLast();
        db.transactions().run(() -> db.vms().remove(db.vms().find(gone).orElseThrow()));
        List<UUID> second = page("sortby name", first);
        assertThat(second).hasSize(PAGE).doesNotContainAnyElementsOf(first).doesNotContain(added.id());
        List<UUID> now = ids(SearchParser.parse("sortby name", 0, false));
        assertThat(now.indexOf(second.getFirst())).isEqualTo(now.indexOf(first.get(PAGE - 2)) + 1);
        db.transactions().run(() -> db.vms().remove(db.vms().find(added.id()).orElseThrow()));
    }

    @Test
    void aPageOfWhichNothingIsLeftCannotBeGoneOnFrom() {
        assertThatThrownBy(() -> page("", List.of(UUID.randomUUID())))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("begin again");
        assertThatThrownBy(() -> db.transactions()
                        .run(() -> db.auditLog()
                                .search(Search.ALL.goingOnAfter(List.of(UUID.randomUUID())), 0, Reach.EVERYTHING)))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("from");
    }

    private static List<UUID> page(String words, List<UUID> after) {
        return ids(SearchParser.parse(words, PAGE, false).goingOnAfter(after));
    }

    private static List<UUID> ids(Search search) {
        return db.transactions()
                .call(() -> db.vms().search(search).stream().map(Vm::id).toList());
    }
}
