package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.ApiFormatException.Problem;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Action;
import org.vireo.api.type.Boot;
import org.vireo.api.type.BootDevice;
import org.vireo.api.type.Cluster;
import org.vireo.api.type.Event;
import org.vireo.api.type.Nic;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.Quota;
import org.vireo.api.type.QuotaStorageLimit;
import org.vireo.api.type.TransparentHugePages;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmStatus;
import org.vireo.api.xml.XmlFormat;

/** The rules of the XML form, one by one. */
class XmlRulesTest {
    private static final ApiFormat XML = new XmlFormat(Limits.STANDARD);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static Vm read(String document) {
        return Samples.read(XML, Vm.TYPE, document);
    }

    private static void assertRefused(String document, Problem problem, String... words) {
        assertThatExceptionOfType(ApiFormatException.class)
                .isThrownBy(() -> read(document))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .withMessageContainingAll(words);
    }

    @Test
    void idAndHrefShouldBeXmlAttributesAndReferencesEmptyElements() {
        Vm vm = new Vm();
        vm.setId("123");
        vm.setHref("/ovirt-engine/api/vms/123");
        Cluster cluster = new Cluster();
        cluster.setId("9");
        cluster.setHref("/ovirt-engine/api/clusters/9");
        vm.setCluster(cluster);
        assertThat(XML.text(vm))
                .isEqualTo(HEAD + "<vm href=\"/ovirt-engine/api/vms/123\" id=\"123\">"
                        + "<cluster href=\"/ovirt-engine/api/clusters/9\" id=\"9\"/></vm>\n");
    }

    @Test
    void aCollectionShouldBeALinkUntilItIsInlined() {
        Vm vm = new Vm();
        vm.addLink("nics", "/ovirt-engine/api/vms/1/nics");
        vm.addLink("tags", "/ovirt-engine/api/vms/1/tags");
        assertThat(XML.text(vm))
                .contains("<link href=\"/ovirt-engine/api/vms/1/nics\" rel=\"nics\"/>")
                .doesNotContain("<nics");
        Nic nic = new Nic();
        nic.setName("nic1");
        vm.setNics(List.of(nic));
        assertThat(XML.text(vm))
                .contains("<nics><nic><name>nic1</name></nic></nics>")
                .contains("rel=\"tags\"")
                .doesNotContain("rel=\"nics\"");
    }

    @Test
    void aCollectionWithAnotherElementNameShouldBeRecognisedByItsRelation() {
        Vm vm = new Vm();
        vm.addLink("numanodes", "/ovirt-engine/api/vms/1/numanodes");
        vm.setNumaNodes(List.of());
        assertThat(XML.text(vm)).isEqualTo(HEAD + "<vm><host_numa_nodes/></vm>\n");
    }

    @Test
    void actionsShouldStandInAnElementOfTheirOwn() {
        Vm vm = new Vm();
        vm.addAction("start", "/ovirt-engine/api/vms/1/start");
        assertThat(XML.text(vm))
                .isEqualTo(HEAD
                        + "<vm><actions><link href=\"/ovirt-engine/api/vms/1/start\" rel=\"start\"/></actions></vm>\n");
    }

    @Test
    void listsOfScalarsShouldNestPluralAndSingular() {
        Boot boot = new Boot();
        boot.setDevices(List.of(BootDevice.HD, BootDevice.NETWORK));
        OperatingSystem os = new OperatingSystem();
        os.setBoot(boot);
        Vm vm = new Vm();
        vm.setOs(os);
        assertThat(XML.text(vm))
                .contains("<os><boot><devices><device>hd</device><device>network</device></devices></boot></os>");
    }

    @Test
    void historicalNamesShouldBeKept() {
        assertThat(OperatingSystem.TYPE.element()).isEqualTo("os");
        assertThat(TransparentHugePages.TYPE.element()).isEqualTo("transparent_hugepages");
        assertThat(org.vireo.api.type.OperatingSystemInfo.TYPE.collection()).isEqualTo("operation_systems");
        assertThat(org.vireo.api.type.VirtualNumaNode.TYPE.collection()).isEqualTo("vm_numa_nodes");
        assertThat(org.vireo.api.type.OpenStackImageProvider.TYPE.collection()).isEqualTo("openstack_image_providers");
        assertThat(org.vireo.api.type.GlusterBrick.TYPE.collection()).isEqualTo("bricks");
        assertThat(org.vireo.api.type.MigrationOptions.TYPE.element()).isEqualTo("migration");
        assertThat(org.vireo.api.type.Qos.TYPE.collection()).isEqualTo("qoss");
        assertThat(org.vireo.api.type.KatelloErratum.TYPE.collection()).isEqualTo("katello_errata");
        assertThat(org.vireo.api.type.SchedulingPolicy.TYPE.collection()).isEqualTo("scheduling_policies");
    }

    @Test
    void aCollectionDocumentShouldBeThePluralAroundTheSingular() throws IOException {
        Vm vm = new Vm();
        vm.setId("1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XML.writeCollection(Vm.TYPE, List.of(vm), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(HEAD + "<vms><vm id=\"1\"/></vms>\n");
        out.reset();
        XML.writeCollection(Vm.TYPE, List.of(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(HEAD + "<vms/>\n");
    }

    @Test
    void decimalsShouldNeverHaveAnExponent() {
        QuotaStorageLimit limit = new QuotaStorageLimit();
        limit.setUsage(new BigDecimal("1E+3"));
        Quota quota = new Quota();
        quota.setQuotaStorageLimits(List.of(limit));
        assertThat(XML.text(quota)).contains("<usage>1000</usage>");
    }

    @Test
    void whatIsUnknownShouldBeSkipped() {
        Vm vm = read("""
                <?xml version="1.0"?>
                <!-- a comment -->
                <v:vm xmlns:v="urn:x" id="1" colour="red"><?pi x?>
                  <v:name>a<!-- b -->c<![CDATA[<d>]]></v:name>
                  <future><name>no</name></future>
                  <link rel="nics" href="/x"/>
                  <actions><link rel="start" href="/y"/></actions>
                  <memory>1024</memory>
                </v:vm>
                """);
        assertThat(vm.getId()).isEqualTo("1");
        assertThat(vm.getName()).isEqualTo("ac<d>");
        assertThat(vm.getMemory()).isEqualTo(1024);
        assertThat(vm.links()).isEmpty();
    }

    @Test
    void anEchoedCollectionShouldStayAbsentAndAnEmptyOneBeEmpty() {
        Vm vm = read("<vm><nics href=\"/ovirt-engine/api/vms/1/nics\"></nics><tags/></vm>");
        assertThat(vm.getNics()).isNull();
        assertThat(vm.getTags()).isEmpty();
    }

    @Test
    void aListOfScalarsShouldBeReadWithAndWithoutTheElementsOfItsItems() {
        Action action = Samples.read(
                XML,
                Action.TYPE,
                "<action><iscsi_targets>a</iscsi_targets><iscsi_targets>b</iscsi_targets>"
                        + "<iscsi_targets> <iscsi_target>c</iscsi_target> </iscsi_targets></action>");
        assertThat(action.getIscsiTargets()).containsExactly("a", "b", "c");
        assertThat(Samples.read(XML, Action.TYPE, "<action><iscsi_targets/></action>")
                        .getIscsiTargets())
                .isEmpty();
    }

    @Test
    void emptyElementsShouldBeEmptyTextsAndAbsentNumbers() {
        Vm vm = read("<vm><comment/><description></description><memory/><stateless/><status/></vm>");
        assertThat(vm.getComment()).isEmpty();
        assertThat(vm.getDescription()).isEmpty();
        assertThat(vm.getMemory()).isNull();
        assertThat(vm.getStateless()).isNull();
        assertThat(vm.getStatus()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "t", "yes", "1", " true "})
    void booleansShouldBeReadInAllTheirForms(String text) {
        assertThat(read("<vm><stateless>" + text + "</stateless></vm>").getStateless())
                .isTrue();
    }

    @Test
    void wordsShouldBeReadWithoutRegardToCase() {
        assertThat(read("<vm><status>UP</status></vm>").getStatus()).isEqualTo(VmStatus.UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00",
                "2026-11-21T10:00:00.000Z",
                "2026-11-21T12:00:00.000+02:00",
                "2026-11-21T12:00:00.000000+0200",
                "1795255200000"
            })
    void datesShouldBeReadInAllTheirForms(String text) {
        Event event = Samples.read(XML, Event.TYPE, "<event><time>" + text + "</time></event>");
        assertThat(event.getTime()).hasToString("2026-11-21T10:00:00Z");
    }

    @Test
    void badValuesShouldBeRefusedWithTheirPlace() {
        assertRefused("<vm><memory>x</memory></vm>", Problem.BAD_VALUE, "vm/memory", "\"x\"", "whole number");
        assertRefused("<vm><memory>1.5</memory></vm>", Problem.BAD_VALUE, "vm/memory", "\"1.5\"");
        assertRefused("<vm><memory>99999999999999999999</memory></vm>", Problem.BAD_VALUE, "64 bits");
        assertRefused(
                "<vm><cpu><topology><cores>two</cores></topology></cpu></vm>",
                Problem.BAD_VALUE,
                "vm/cpu/topology/cores");
        assertRefused("<vm><stateless>maybe</stateless></vm>", Problem.BAD_VALUE, "true or false");
        assertRefused("<vm><status>upp</status></vm>", Problem.BAD_VALUE, "vm/status", "one of", "powering_up");
        assertRefused("<vm><start_time>today</start_time></vm>", Problem.BAD_VALUE, "vm/start_time", "2026-");
        assertRefused("<vm><start_time>+10000-01-01T00:00:00Z</start_time></vm>", Problem.BAD_VALUE, "vm/start_time");
        assertRefused("<vm><start_time>999999999999999</start_time></vm>", Problem.BAD_VALUE, "vm/start_time");
        assertRefused(
                "<vm><os><boot><devices><device>tape</device></devices></boot></os></vm>",
                Problem.BAD_VALUE,
                "vm/os/boot/devices/device",
                "network");
    }

    @Test
    void manyThreadsShouldShareOneFormat() {
        String document = XML.text(GoldenObjects.vm());
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> read(document.replace("1073741824", String.valueOf(i))))
                        .map(Vm::getMemory))
                .doesNotHaveDuplicates()
                .hasSize(2000);
    }

    @Test
    void otherDocumentsShouldBeRefused() {
        assertRefused("<host/>", Problem.WRONG_ROOT, "<host>", "<vm>");
        assertRefused("", Problem.EMPTY, "empty");
        assertRefused(" \n", Problem.EMPTY, "empty");
        assertRefused("{}", Problem.MALFORMED, "well-formed", "line 1");
        assertRefused("<vm><name>a</vm>", Problem.MALFORMED, "well-formed", "line 1");
        assertRefused("<vm/><vm/>", Problem.MALFORMED, "well-formed");
        assertRefused("<vm><name>\u0001</name></vm>", Problem.MALFORMED, "well-formed");
        assertRefused("<vm><name>&#1;</name></vm>", Problem.MALFORMED, "well-formed");
    }

    @Test
    void doctypesAndEntitiesShouldBeRefused() {
        assertRefused(
                "<!DOCTYPE vm [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><vm><name>&e;</name></vm>",
                Problem.MALFORMED,
                "document type");
        assertRefused("<!DOCTYPE vm SYSTEM \"http://127.0.0.1/x.dtd\"><vm/>", Problem.MALFORMED, "document type");
        assertRefused("<vm><name>&e;</name></vm>", Problem.MALFORMED, "\"e\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3c766d3eff3c2f766d3e", "3c766d3ec3283c2f766d3e", "00003c00", "4c6fa794"})
    void whatIsNotInItsEncodingShouldBeRefused(String hex) {
        assertThatExceptionOfType(ApiFormatException.class)
                .isThrownBy(() -> XML.read(
                        Vm.TYPE, new ByteArrayInputStream(HexFormat.of().parseHex(hex))))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
    }

    @Test
    void documentsInOtherEncodingsShouldBeRead() throws IOException {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><vm><name>\u00fc</name></vm>";
        Vm vm = XML.read(Vm.TYPE, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_16)));
        assertThat(vm.getName()).isEqualTo("\u00fc");
    }

    @Test
    void documentsBeyondTheLimitsShouldBeRefused() {
        ApiFormat small = new XmlFormat(new Limits(2000, 10, 50));
        for (String document : List.of(
                "<vm><name>" + "x".repeat(2000) + "</name></vm>",
                "<vm>" + "<a>".repeat(20) + "</a>".repeat(20) + "</vm>",
                "<vm>" + "<a/>".repeat(60) + "</vm>")) {
            assertThatExceptionOfType(ApiFormatException.class)
                    .isThrownBy(() -> Samples.read(small, Vm.TYPE, document))
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
        }
    }

    @Test
    void aLongTextOfEscapedCharactersShouldBeRead() {
        String text = "<&>".repeat(100_000);
        Vm vm = new Vm();
        vm.setDescription(text);
        assertThat(read(XML.text(vm)).getDescription()).isEqualTo(text);
    }

    @Test
    void charactersXmlDoesNotKnowShouldBeReplaced() {
        Vm vm = new Vm();
        vm.setName("a\u0000b\u001bc\uFFFFd\uD83De\uDE00");
        assertThat(XML.text(vm)).contains("<name>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD</name>");
    }
}
