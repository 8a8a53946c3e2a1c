package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/**
 * What oVirt's clients take for granted of the wire, rule by rule: each has broken one of them. They are told to send and
 * to take XML by default.
 */
class WireIT {

    private static final Pattern TIME = Pattern.compile(">(\\d{4}-\\d\\d-\\d\\dT[^<]*)<");
    private static final String EXACT_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";
    private static final String NOBODY = "00000000-0000-0000-0000-0000000000ff";

    private final Wire wire = new Wire(Installation.open());
    private String name = "";
    private String vm = "";

    @BeforeEach
    void addVm() throws IOException {
        name = "wire-" + System.nanoTime();
        Wire.Answer added = wire.send("POST", "/vms", """
                <vm><name>%s</name><cluster><name>Default</name></cluster><template><name>Blank</name></template>
                <memory>268435456</memory></vm>""".formatted(name));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith("/vms/" + added.root().getAttribute("id"));
        vm = "/vms/" + added.root().getAttribute("id");
    }

    @AfterEach
    void removeVm() throws IOException {
        wire.send("DELETE", vm, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/vms?all_content=true", "/events?max=50", "/jobs?max=50", "/templates", "/hosts"})
    void timesShouldHaveThreeDigitsOfASecond(String path) throws IOException {
        Matcher times = TIME.matcher(wire.get(path).body());
        boolean found = false;
        while (times.find()) {
            found = true;
            assertThat(times.group(1)).matches(EXACT_TIME);
        }
        assertThat(found || path.equals("/hosts")).as("times in %s", path).isTrue();
    }

    @Test
    void changesAndRemovalsShouldBeAnsweredWithABody() throws IOException {
        Wire.Answer changed = wire.send("PUT", vm, "<vm><comment>changed</comment></vm>");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.root().getTagName()).isEqualTo("vm");
        Wire.Answer removed = wire.send("DELETE", vm, "");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.root().getTagName()).isEqualTo("action");
        assertThat(removed.text("status")).isEqualTo("complete");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ovirt-engine/api/vms/" + NOBODY + ", '', 404",
        "GET, /ovirt-engine/api/vms/no-id, '', 404",
        "GET, /ovirt-engine/api/nothing/at/all, '', 404",
        "GET, /ovirt-engine/nothing, '', 404",
        "GET, /ovirt-engine/api/vms?search=colour%3Dred, '', 400",
        "PUT, /ovirt-engine/api/vms, <vm/>, 405",
        "POST, /ovirt-engine/api/vms, <vm><broken, 400",
        "POST, /ovirt-engine/api/vms, <vm/>, 400",
        "POST, /ovirt-engine/api/vms/" + NOBODY + "/start, <action/>, 404",
        "POST, /ovirt-engine/api/vms/" + NOBODY + "/start, <vm/>, 400",
        "POST, /ovirt-engine/api/vmpools, <vm_pool/>, 501"
    })
    void faultsShouldBeXml(String method, String path, String body, int status) throws IOException {
        Wire.Answer answer = wire.sendTo(path, method, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(answer.text("reason")).isNotEmpty();
        assertThat(answer.text("detail")).isNotEmpty();
    }

    @Test
    void whoDoesNotLogInShouldBeToldInXmlHowTo() throws IOException {
        Wire.Answer answer = wire.anonymous("/vms");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(answer.header("Content-Type")).startsWith("application/xml");
        assertThat(answer.root().getTagName()).isEqualTo("fault");
    }

    static Stream<String> lists() {
        return Stream.of(
                "/vms?all_content=true",
                "/templates",
                "/hosts?all_content=true",
                "/clusters",
                "/datacenters",
                "/storagedomains",
                "/disks",
                "/networks",
                "/vnicprofiles",
                "/users",
                "/groups",
                "/roles",
                "/tags",
                "/events?max=100",
                "/jobs?max=100",
                "/operatingsystems");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void emptyTextsShouldHaveTwoTagsAndNumbersNeverBeEmpty(String path) throws IOException {
        Wire.Answer answer = wire.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Pattern.compile("<[a-z_]+/>").matcher(answer.body()).results())
                .as("elements of one tag without attributes in %s", path)
                .isEmpty();
        assertThat(Pattern.compile("<([a-z_]+)></\\1>")
                        .matcher(answer.body())
                        .results()
                        .map(found -> found.group(1)))
                .as("empty elements in %s", path)
                .isSubsetOf(
                        "name",
                        "description",
                        "comment",
                        "custom_kernel_cmdline",
                        "reported_kernel_cmdline",
                        "type",
                        "last_name",
                        "email",
                        "department",
                        "logical_name",
                        "fqdn",
                        "path",
                        "custom_script",
                        "namespace",
                        "version_name");
    }

    @ParameterizedTest
    @CsvSource({
        "vms, vm, name description comment status type memory memory_policy cpu/topology/cores cpu/topology/sockets"
                + " cpu/topology/threads os/type cluster template display",
        "templates, template, name status cpu/topology/cores version/version_number description comment memory",
        "hosts, host, name cluster status spm power_management/kdump_detection os/custom_kernel_cmdline address",
        "disks, disk, alias provisioned_size total_size status format sparse storage_domains",
        "networks, network, name data_center",
        "clusters, cluster, name data_center cpu/architecture version/major",
        "storagedomains, storage_domain, name storage/type type status available used",
        "vnicprofiles, vnic_profile, name network"
    })
    void whatClientsCannotDoWithoutShouldAlwaysBeThere(String collection, String element, String members)
            throws IOException {
        List<Element> found = wire.get("/" + collection).all(element);
        assertThat(found).isNotEmpty();
        for (Element one : found) {
            assertThat(one.getAttribute("id")).isNotEmpty();
            assertThat(one.getAttribute("href")).startsWith("/ovirt-engine/api/" + collection + "/");
            assertThat(Stream.of(members.split(" ")).filter(member -> Wire.at(one, member) == null))
                    .as("missing of %s", one.getAttribute("href"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?all_content=true", "?follow=nics,disk_attachments,tags"})
    void whatWasReadShouldBeTakenBackAndChangeNothing(String query) throws IOException {
        wire.send("PUT", vm, "<vm><description>&lt;kept&gt;</description></vm>");
        String before = wire.get(vm + query).body();
        Wire.Answer echoed = wire.send("PUT", vm, before);
        assertThat(echoed.status()).as(echoed.body()).isEqualTo(200);
        assertThat(wire.get(vm + query).body()).isEqualTo(before);
    }

    @Test
    void whatNobodyKnowsShouldBeIgnored() throws IOException {
        assertThat(wire.get("/vms?whatever=1&other").status()).isEqualTo(200);
        Wire.Answer changed =
                wire.send("PUT", vm + "?whatever=1", "<vm colour='red'><colour>red</colour><comment>x</comment></vm>");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("comment")).isEqualTo("x");
    }

    @Test
    void whatAChangeDoesNotNameShouldStay() throws IOException {
        wire.send("PUT", vm, "<vm><description>first</description></vm>");
        Wire.Answer changed = wire.send("PUT", vm, "<vm><memory>536870912</memory></vm>");
        assertThat(changed.text("description")).isEqualTo("first");
        assertThat(changed.text("name")).isEqualTo(name);
        assertThat(changed.text("memory")).isEqualTo("536870912");
    }

    @Test
    void idsThatClientsKnowByHeartShouldBeThoseOfOvirt() throws IOException {
        String blank = "00000000-0000-0000-0000-000000000000";
        assertThat(wire.get("/templates/" + blank).text("name")).isEqualTo("Blank");
        assertThat(wire.get("/").first("blank_template").getAttribute("id")).isEqualTo(blank);
        List<Element> consoles = wire.get(vm + "/graphicsconsoles").all("graphics_console");
        assertThat(consoles).extracting(console -> console.getAttribute("id")).contains("766e63");
        Element template = wire.get("/templates?search=name%3Dtiny").first("template");
        Element attachment = wire.get("/templates/" + template.getAttribute("id") + "/diskattachments")
                .first("disk_attachment");
        assertThat(attachment.getAttribute("id"))
                .isEqualTo(Wire.in(attachment, "disk").getAttribute("id"));
        List<Long> events = wire.get("/events?max=20").all("event").stream()
                .map(event -> Long.valueOf(event.getAttribute("id")))
                .toList();
        assertThat(events).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void sizesShouldBeWholeBytes() throws IOException {
        assertThat(wire.get(vm).text("memory")).isEqualTo("268435456");
        for (Element disk : wire.get("/disks").all("disk")) {
            assertThat(Wire.in(disk, "provisioned_size").getTextContent()).matches("\\d+");
        }
    }

    @Test
    void theRootShouldAnswerWithAndWithoutASlashAndByItsVersion() throws IOException {
        for (String root : List.of("/ovirt-engine/api", "/ovirt-engine/api/", "/ovirt-engine/api/v4/")) {
            Wire.Answer answer = wire.sendTo(root, "GET", "");
            assertThat(answer.status()).as(root).isEqualTo(200);
            assertThat(answer.text("major")).isEqualTo("4");
        }
        assertThat(wire.sendTo("/ovirt-engine/api/v4/vms", "GET", "").status()).isEqualTo(200);
        assertThat(wire.sendTo("/ovirt-engine/api/v9/vms", "GET", "").status()).isEqualTo(400);
    }

    @Test
    void aListShouldSayWhereItGoesOn() throws IOException {
        Wire.Answer first = wire.get("/vms?max=1&search=sortby+name");
        Matcher link = Pattern.compile("<(/ovirt-engine/api/vms\\?[^>]*)>; rel=\"next\"")
                .matcher(first.header("Link"));
        assertThat(link.matches()).as(first.header("Link")).isTrue();
        Wire.Answer second = wire.sendTo(link.group(1), "GET", "");
        assertThat(second.first("vm").getAttribute("id"))
                .isNotEqualTo(first.first("vm").getAttribute("id"));
        assertThat(wire.get("/vms?max=1000").header("Link")).isEmpty();
        assertThat(wire.get("/vms?max=1&after=x").status()).isEqualTo(400);
    }

    @Test
    void whatOldClientsSendShouldBeUnderstood() throws IOException {
        assertThat(wire.send("GET", "/vms", "<action></action>").status())
                .as("a body with GET")
                .isEqualTo(200);
        assertThat(wire.get("/vms").all("vm")).hasSizeGreaterThan(1);
        assertThat(wire.get("/vms;max=1").all("vm")).as("a matrix parameter").hasSize(1);
        assertThat(wire.get("/vms?follow=").status()).as("an empty follow").isEqualTo(200);
        assertThat(wire.get("/vms?search=name%3D" + name + "&max=").all("vm"))
                .as("an empty number")
                .hasSize(1);
        assertThat(wire.get("/vms?search=name%3D" + name + "+status%3Ddown").all("vm"))
                .as("conditions with a blank between")
                .hasSize(1);
    }
}
