package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What somebody has no right to see is, for every operation that the engine says it answers, as if it had never been; what
 * changes something is only rehearsed.
 */
class ForeignObjectsIT {

    private static final String EVERY_CDROM = "00000000-0000-0000-0000-000000000000";
    private static final String NEVER = "00000000-0000-0000-0000-00000000dead";
    private static final String PASSWORD = "four easy words here";
    private static final Pattern ID = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=[/ ])\\d+|766e63|7370696365");

    private final Installation admin = Installation.open();
    private final String suffix = Long.toHexString(System.nanoTime());
    private final Deque<String> made = new ArrayDeque<>();

    /** One tenant's objects. */
    private record Place(String center, String cluster, String vm, Map<String, String> roots) {}

    private Place own;
    private Place foreign;

    @BeforeEach
    void makePlaces() throws IOException {
        own = place("own-" + suffix);
        foreign = place("foreign-" + suffix);
    }

    @AfterEach
    void removeAll() throws IOException {
        while (!made.isEmpty()) {
            String path = made.pop();
            assertThat(admin.delete(path).status()).as(path).isEqualTo(200);
            Installation.await(path + " to be gone", TestVm.PATIENCE, () -> isGone(path));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, ''",
        "UserVmManager, vms",
        "ClusterAdmin, clusters",
        "DataCenterAdmin, datacenters",
        "TemplateCreator, datacenters"
    })
    void whatIsNotInSightShouldBeAsIfItHadNeverBeen(String role, String where) throws IOException {
        Installation user = user(role, where);
        ApiPaths paths = new ApiPaths(admin, foreign.roots());
        List<ApiPaths.Operation> operations = paths.withIds();
        assertThat(operations).hasSizeGreaterThan(120);
        List<String> leaks = new ArrayList<>();
        for (ApiPaths.Operation operation : operations) {
            String seen = answer(user, operation.method(), operation.path());
            String never = answer(user, operation.method(), operation.at(NEVER));
            if (!seen.equals(never) || seen.startsWith("2")) {
                leaks.add(told(operation, operation.path(), seen, never));
            }
        }
        leaks.addAll(leaksBelowOwn(user, operations));
        for (String list : paths.lists()) {
            String body = user.get(list).body().toString();
            if (body.contains("foreign-" + suffix) || body.contains(foreign.vm())) {
                leaks.add("GET " + list + " tells of what is foreign: " + body);
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** What is below foreign objects must not be reached by a way over one's own. */
    private List<String> leaksBelowOwn(Installation user, List<ApiPaths.Operation> operations) throws IOException {
        List<String> leaks = new ArrayList<>();
        for (ApiPaths.Operation operation : operations) {
            // Others are no ids but words, such as a console's protocol, or that of every CD-ROM: one's own are the
            // same.
            Optional<String> child =
                    operation.child().filter(id -> id.length() == NEVER.length() && !id.equals(EVERY_CDROM));
            if (child.isPresent()) {
                String path = operation.at(own.roots().get(operation.path().split("/")[1]));
                String seen = answer(user, operation.method(), path);
                String never = answer(user, operation.method(), path.replace(child.get(), NEVER));
                if (!seen.equals(never)) {
                    leaks.add(told(operation, path, seen, never));
                }
            }
        }
        return leaks;
    }

    private static String told(ApiPaths.Operation operation, String path, String seen, String never) {
        return operation.method() + " " + path + " is answered with\n  " + seen + "\nand what never was with\n  "
                + never;
    }

    @ParameterizedTest
    @CsvSource({"UserVmManager, vms", "ClusterAdmin, clusters", "DataCenterAdmin, datacenters"})
    void searchesAndWhatIsFollowedShouldTellOnlyOfWhatIsInSight(String role, String where) throws IOException {
        Installation user = user(role, where);
        String follow = "&follow=nics,disk_attachments.disk,graphics_consoles,reported_devices,cdroms";
        assertThat(names(admin, "/vms?search=name%3D*" + suffix + follow))
                .containsExactlyInAnyOrder("own-" + suffix, "foreign-" + suffix);
        assertThat(names(user, "/vms?search=name%3D*" + suffix + follow)).containsExactly("own-" + suffix);
        assertThat(names(user, "/vms?search=cluster%3Dforeign-" + suffix)).isEmpty();
        assertThat(names(user, "/vms?search=name%21%3Down-" + suffix)).isEmpty();
        assertThat(user.get("/events?max=1000").body().toString()).doesNotContain("foreign-" + suffix);
        assertThat(user.get("/jobs?max=1000").body().toString()).doesNotContain("foreign-" + suffix);
    }

    private static List<String> names(Installation who, String path) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode vm : who.get(path).body().path("vm")) {
            names.add(vm.path("name").asText());
        }
        return names;
    }

    /** Status and body, without the ids. */
    private static String answer(Installation who, String method, String path) throws IOException {
        boolean reads = method.equals("GET");
        Installation.Answer answer = who.call(method, path + (reads ? "" : "?validate=true"), reads ? "" : "{}", "");
        return answer.status() + " " + ID.matcher(answer.body().toString()).replaceAll("#");
    }

    private Installation user(String role, String where) throws IOException {
        String name = role + "-" + suffix + "@internal";
        String id = made("/users", "{\"user_name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}");
        if (!where.isEmpty()) {
            Installation.Answer given = admin.post(
                    "/" + where + "/" + own.roots().get(where) + "/permissions",
                    "{\"user\": {\"id\": \"" + id + "\"}, \"role\": {\"name\": \"" + role + "\"}}");
            assertThat(given.status()).as("%s", given.body()).isEqualTo(201);
        }
        return Installation.openAs(name, PASSWORD);
    }

    /** A data center of its own with what can be in one that no host serves, and what of the installation is nobody's. */
    private Place place(String name) throws IOException {
        String center = made("/datacenters", "{\"name\": \"" + name + "\", \"local\": false}");
        String inCenter = "\"data_center\": {\"id\": \"" + center + "\"}";
        String cluster = made(
                "/clusters", "{\"name\": \"" + name + "\", \"cpu\": {\"architecture\": \"x86_64\"}, " + inCenter + "}");
        String network = made("/networks", "{\"name\": \"n" + suffix.substring(4) + "\", " + inCenter + "}");
        String profile = admin.get("/networks/" + network + "/vnicprofiles")
                .body()
                .path("vnic_profile")
                .path(0)
                .path("id")
                .asText();
        String vm = made(
                "/vms",
                "{\"name\": \"" + name + "\", \"cluster\": {\"id\": \"" + cluster
                        + "\"}, \"template\": {\"name\": \"Blank\"}}");
        assertThat(admin.post(
                                "/vms/" + vm + "/nics",
                                "{\"name\": \"nic1\", \"vnic_profile\": {\"id\": \"" + profile + "\"}}")
                        .status())
                .isEqualTo(201);
        made("/datacenters/" + center + "/quotas", "{\"name\": \"" + name + "\"}");
        Map<String, String> roots = new HashMap<>();
        roots.put("datacenters", center);
        roots.put("clusters", cluster);
        roots.put("networks", network);
        roots.put("vnicprofiles", profile);
        roots.put("vms", vm);
        roots.put("events", newest("/events?max=1&search=vm.name%3D" + name, "event"));
        roots.put("jobs", newest("/jobs?max=1", "job"));
        roots.put("hosts", newest("/hosts", "host"));
        roots.put("storagedomains", newest("/storagedomains", "storage_domain"));
        roots.put("templates", admin.idOf("templates", "template", "tiny"));
        roots.put("disks", admin.idOf("disks", "disk", "tiny"));
        roots.put("users", newest("/users?search=name%3Dadmin*", "user"));
        return new Place(center, cluster, vm, roots);
    }

    private String newest(String list, String element) throws IOException {
        String id = admin.get(list).body().path(element).path(0).path("id").asText();
        assertThat(id).as(list).isNotEmpty();
        return id;
    }

    private String made(String collection, String body) throws IOException {
        Installation.Answer answer = admin.post(collection, body);
        assertThat(answer.status()).as("%s %s", body, answer.body()).isIn(201, 202);
        String id = answer.text("id");
        made.push(collection + "/" + id);
        return id;
    }

    private boolean isGone(String path) {
        try {
            return admin.get(path).status() == 404;
        } catch (IOException e) {
            return false;
        }
    }
}
