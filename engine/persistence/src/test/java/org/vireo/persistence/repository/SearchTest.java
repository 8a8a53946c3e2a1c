package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.host.Host;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmStatus;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** The search language on VMs, which have every type of field. */
class SearchTest {

    private static TestDatabase db;
    private static Cluster production;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        Samples samples = new Samples(db);
        DataCenter dataCenter = samples.dataCenter("Main");
        production = samples.cluster("Production", dataCenter);
        Cluster test = samples.cluster("Test", dataCenter);
        Host host = samples.host("node-1", production);
        samples.vm("web-1", production);
        Vm running = samples.vm("Web-2", production);
        samples.vm("db_1", test);
        samples.vm("dbx1", test);
        samples.vm("100%", test);
        db.transactions()
                .run(() -> db.vms()
                        .runtimeForUpdate(running.id())
                        .orElseThrow()
                        .seenOn(host.id(), VmStatus.UP, "booted", null, Samples.NOW));
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @ParameterizedTest
    @CsvSource({
        "name, EQUAL, web-1, web-1",
        "name, EQUAL, WEB-*, web-1 Web-2",
        "name, NOT_EQUAL, web-*, 100% db_1 dbx1",
        "name, EQUAL, db_1, db_1",
        "name, EQUAL, db_*, db_1",
        "name, EQUAL, *%, 100%",
        "name, EQUAL, *, 100% db_1 dbx1 web-1 Web-2",
        "name, GREATER, dbx1, web-1 Web-2",
        "status, EQUAL, up, Web-2",
        "status, EQUAL, UP, Web-2",
        "status, NOT_EQUAL, up, 100% db_1 dbx1 web-1",
        "status, EQUAL, d*n, 100% db_1 dbx1 web-1",
        "cluster, EQUAL, production, web-1 Web-2",
        "cluster.name, EQUAL, Test, 100% db_1 dbx1",
        "datacenter, EQUAL, main, 100% db_1 dbx1 web-1 Web-2",
        "host, EQUAL, node-1, Web-2",
        "host, NOT_EQUAL, node-1, 100% db_1 dbx1 web-1",
        "template, EQUAL, Blank, 100% db_1 dbx1 web-1 Web-2",
        "memory, GREATER_OR_EQUAL, 1073741824, 100% db_1 dbx1 web-1 Web-2",
        "memory, LESS, 1073741824, ''",
        "creationdate, GREATER, 2026-03-04, 100% db_1 dbx1 web-1 Web-2",
        "creationdate, GREATER, 2026-03-04T05:06:08, ''",
        "creationdate, LESS, 2026-03-04T06:06:08+01:00, 100% db_1 dbx1 web-1 Web-2"
    })
    void comparisonsFindWhatTheyName(String field, Operator operator, String value, String expected) {
        assertThat(names(where(field, operator, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "'; drop table vm; --",
                "web-1' or 'a'='a",
                "\\' or 1=1 --",
                ":p0",
                "?1",
                "{fn now()}",
                "%",
                "!%",
                "\\%",
                "lower(name)"
            })
    void attacksAreJustText(String value) {
        assertThat(names(where("name", Operator.EQUAL, value))).isEmpty();
        assertThat(names(where("name", Operator.EQUAL, value + "*"))).isEmpty();
        assertThat(names(where("name", Operator.NOT_EQUAL, value))).isEqualTo("100% db_1 dbx1 web-1 Web-2");
    }

    @Test
    void aFieldThatIsNoFieldIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> names(where("name) or (1=1", Operator.EQUAL, "x")))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("'name) or (1=1'")
                .hasMessageContaining("VMs")
                .hasMessageContaining("cluster, cluster.name, comment, creationdate, datacenter");
        Search sorted = new Search(null, List.of(new Search.Order("e.id; --", false)), 0, 1, false);
        assertThatThrownBy(() -> names(sorted)).isInstanceOf(InvalidSearchException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "id, EQUAL, 7, expected a UUID",
        "id, LESS, 00000000-0000-0000-0000-000000000000, = and != only",
        "status, EQUAL, upp, 'known values are down, image_locked'",
        "status, LESS, up, = and != only",
        "memory, EQUAL, much, expected a whole number",
        "memory, EQUAL, 1e3, expected a whole number",
        "creationdate, LESS, yesterday, expected a time such as 2026-11-21",
        "creationdate, LESS, 2026-13-01, expected a time",
        "name, LESS, a*, a star can be compared by"
    })
    void valuesThatCannotBeAreRefusedWithWhatCan(String field, Operator operator, String value, String expected) {
        assertThatThrownBy(() -> names(where(field, operator, value)))
                .isInstanceOf(InvalidSearchException.class)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining("'" + field + "'")
                .hasMessageContaining(expected);
    }

    @Test
    void conditionsCombine() {
        Condition up = new Condition.Comparison("status", Operator.EQUAL, "up");
        Condition web = new Condition.Comparison("name", Operator.EQUAL, "web*");
        Condition db1 = new Condition.Comparison("name", Operator.EQUAL, "db_1");
        assertThat(names(search(new Condition.And(List.of(up, web))))).isEqualTo("Web-2");
        assertThat(names(search(new Condition.Or(List.of(db1, new Condition.And(List.of(web, up)))))))
                .isEqualTo("db_1 Web-2");
        assertThat(names(search(new Condition.And(List.of(new Condition.Or(List.of(up, db1)), web)))))
                .isEqualTo("Web-2");
        assertThat(names(search(new Condition.And(List.of())))).isEqualTo("100% db_1 dbx1 web-1 Web-2");
    }

    @Test
    void aNameIsMatchedToTheLetter() {
        assertThat(db.transactions().call(() -> db.vms().named("Web-2"))).isPresent();
        assertThat(db.transactions().call(() -> db.vms().named("web-2"))).isEmpty();
    }

    @Test
    void aStarInANameIsNoPatternWhenTheNameIsAskedFor() {
        assertThat(db.transactions().call(() -> db.vms().named("Web*"))).isEmpty();
    }

    @Test
    void thousandsOfIdsAreOneCondition() {
        UUID known = db.transactions()
                .call(() -> db.vms().named("web-1").orElseThrow().id());
        List<UUID> ids =
                new ArrayList<>(Stream.generate(UUID::randomUUID).limit(40_000).toList());
        ids.add(known);
        Condition up = new Condition.Comparison("status", Operator.EQUAL, "up");
        Condition any = Condition.anyOf(ids);
        assertThat(names(search(any))).isEqualTo("web-1");
        assertThat(names(search(new Condition.Or(List.of(any, up))))).isEqualTo("web-1 Web-2");
        assertThat(names(search(Condition.anyOf(List.of())))).isEmpty();
    }

    @Test
    void resultsComeSortedInPages() {
        List<Search.Order> byStatus = List.of(new Search.Order("status", true), new Search.Order("name", true));
        assertThat(names(new Search(null, byStatus, 0, 1, false))).isEqualTo("Web-2 web-1 dbx1 db_1 100%");
        assertThat(names(new Search(null, List.of(), 2, 1, false))).isEqualTo("100% db_1");
        assertThat(names(new Search(null, List.of(), 2, 3, false))).isEqualTo("Web-2");
        assertThat(names(new Search(null, List.of(), 2, 4, false))).isEmpty();
        assertThatThrownBy(() -> names(new Search(null, List.of(), Integer.MAX_VALUE, 3, false)))
                .isInstanceOf(InvalidSearchException.class);
    }

    @Test
    void starsMeanTheSameAsInAnyGlob() {
        Random random = new Random(7);
        Samples samples = new Samples(db);
        Cluster cluster = samples.cluster("glob-" + UUID.randomUUID(), samples.dataCenter("glob"));
        List<String> all = random.ints(60, 0, 1 << 30)
                .mapToObj(seed -> "g" + randomText(new Random(seed), "aB%_!\\'\"?"))
                .distinct()
                .toList();
        all.forEach(name -> samples.vm(name, cluster));
        Condition here = new Condition.Comparison("cluster", Operator.EQUAL, cluster.name());
        for (int i = 0; i < 150; i++) {
            String glob = "g" + randomText(random, "aB%_!\\'\"?**");
            Pattern pattern = Pattern.compile(
                    glob.chars()
                            .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                            .collect(Collectors.joining()),
                    Pattern.CASE_INSENSITIVE);
            Condition name = new Condition.Comparison("name", Operator.EQUAL, glob);
            List<String> found = db.transactions()
                    .call(() -> db.vms().search(search(new Condition.And(List.of(here, name)))).stream()
                            .map(Vm::name)
                            .toList());
            assertThat(found)
                    .as(glob)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(text -> pattern.matcher(text).matches())
                            .toList());
        }
        db.transactions().run(() -> db.vms().ofCluster(cluster.id()).forEach(db.vms()::remove));
    }

    private static String randomText(Random random, String alphabet) {
        return random.ints(random.nextInt(4), 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static Search where(String field, Operator operator, String value) {
        return search(new Condition.Comparison(field, operator, value));
    }

    private static Search search(Condition condition) {
        return new Search(condition, List.of(), 0, 1, false);
    }

    private static String names(Search search) {
        return db.transactions()
                .call(() -> db.vms().search(search).stream().map(Vm::name).collect(Collectors.joining(" ")));
    }
}
