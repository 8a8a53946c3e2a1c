package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.ApiFormatException;
import org.vireo.api.schema.ApiFormatException.Problem;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Boot;
import org.vireo.api.type.BootDevice;
import org.vireo.api.type.Nic;
import org.vireo.api.type.OperatingSystem;
import org.vireo.api.type.Vm;
import org.vireo.api.type.VmStatus;

/** The rules of the JSON form, one by one. */
class JsonRulesTest {
    private static final ApiFormat JSON = new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS);

    private static Vm read(String document) {
        return Samples.read(JSON, Vm.TYPE, document);
    }

    private static void assertRefused(String document, Problem problem, String... words) {
        assertThatExceptionOfType(ApiFormatException.class)
                .isThrownBy(() -> read(document))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(problem))
                .withMessageContainingAll(words);
    }

    private static Vm sample() {
        Boot boot = new Boot();
        boot.setDevices(List.of(BootDevice.HD));
        OperatingSystem os = new OperatingSystem();
        os.setBoot(boot);
        Nic nic = new Nic();
        nic.setName("nic1");
        Vm vm = new Vm();
        vm.setId("1");
        vm.setHref("/ovirt-engine/api/vms/1");
        vm.setMemory(1024L);
        vm.setStateless(true);
        vm.setStatus(VmStatus.UP);
        vm.setCreationTime(Instant.ofEpochMilli(1472564909990L));
        vm.setOs(os);
        vm.setNics(List.of(nic));
        vm.addLink("nics", "/ovirt-engine/api/vms/1/nics");
        vm.addLink("tags", "/ovirt-engine/api/vms/1/tags");
        vm.addAction("start", "/ovirt-engine/api/vms/1/start");
        return vm;
    }

    @Test
    void aDocumentShouldHaveTheNamesOfXmlAndDatesAsNumbers() {
        assertThat(JSON.text(sample()))
                .isEqualTo("{\"href\":\"/ovirt-engine/api/vms/1\",\"creation_time\":1472564909990,\"id\":\"1\","
                        + "\"memory\":\"1024\",\"nics\":{\"nic\":[{\"name\":\"nic1\"}]},"
                        + "\"os\":{\"boot\":{\"devices\":{\"device\":[\"hd\"]}}},"
                        + "\"stateless\":\"true\",\"status\":\"up\","
                        + "\"link\":[{\"href\":\"/ovirt-engine/api/vms/1/tags\",\"rel\":\"tags\"}],"
                        + "\"actions\":{\"link\":[{\"href\":\"/ovirt-engine/api/vms/1/start\",\"rel\":\"start\"}]}}");
    }

    @Test
    void theNativeStyleShouldUseTheTypesOfJson() {
        assertThat(new JsonFormat(Limits.STANDARD, JsonStyle.NATIVE).text(sample()))
                .contains("\"memory\":1024,", "\"stateless\":true,");
    }

    @Test
    void aCollectionShouldBeOneArrayNamedLikeAnItem() throws IOException {
        Vm vm = new Vm();
        vm.setId("1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JSON.writeCollection(Vm.TYPE, List.of(vm), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"vm\":[{\"id\":\"1\"}]}");
    }

    @Test
    void bothFormsOfScalarsAndAllFormsOfListsShouldBeRead() {
        Vm vm = read("""
                {"memory": "1024", "stateless": true, "start_paused": "true", "name": 7, "comment": null,
                 "cpu": {"topology": {"cores": 2}}, "future": {"a": [1]}, "link": [{"rel": "x", "href": "y"}],
                 "nics": {"nic": {"name": "a"}}, "tags": [{"name": "b"}], "disk_attachments": {"href": "/x"},
                 "os": {"boot": {"devices": {"device": ["hd", null]}}}, "start_time": 1472564909990}
                """);
        assertThat(vm.getMemory()).isEqualTo(1024);
        assertThat(vm.getStateless()).isTrue();
        assertThat(vm.getStartPaused()).isTrue();
        assertThat(vm.getName()).isEqualTo("7");
        assertThat(vm.getComment()).isNull();
        assertThat(vm.getNics()).extracting(Nic::getName).containsExactly("a");
        assertThat(vm.getTags()).hasSize(1);
        assertThat(vm.getDiskAttachments()).isNull();
        assertThat(vm.getStartTime()).isEqualTo(Instant.ofEpochMilli(1472564909990L));
        assertThat(JSON.text(vm)).contains("{\"device\":[\"hd\"]}", "{\"cores\":\"2\"}");
    }

    @Test
    void badValuesShouldBeRefusedWithTheirPlace() {
        assertRefused("{\"memory\": \"x\"}", Problem.BAD_VALUE, "vm.memory", "\"x\"", "whole number");
        assertRefused("{\"memory\": 1.5}", Problem.BAD_VALUE, "vm.memory", "\"1.5\"");
        assertRefused("{\"memory\": {}}", Problem.BAD_VALUE, "vm.memory", "whole number");
        assertRefused("{\"cpu\": 4}", Problem.BAD_VALUE, "vm.cpu", "a JSON object");
        assertRefused("{\"nics\": 4}", Problem.BAD_VALUE, "vm.nics", "\"nic\"");
        assertRefused("[]", Problem.BAD_VALUE, "vm", "a JSON object");
    }

    @Test
    void otherDocumentsShouldBeRefused() {
        assertRefused("", Problem.EMPTY, "empty");
        assertRefused("<vm/>", Problem.MALFORMED, "not valid JSON", "line 1");
        assertRefused("{\"name\": ", Problem.MALFORMED, "not valid JSON");
        assertRefused("{} {}", Problem.MALFORMED, "goes on");
        assertRefused("{\"a\":".repeat(100) + "1" + "}".repeat(100), Problem.TOO_LARGE, "depth");
        ApiFormat small = new JsonFormat(new Limits(100, 10, 50), JsonStyle.TEXTS);
        assertThatExceptionOfType(ApiFormatException.class)
                .isThrownBy(() -> Samples.read(small, Vm.TYPE, "{\"name\":\"" + "x".repeat(100) + "\"}"))
                .withMessageContaining("100 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7b226e616d65223a22ff227d", "00007b00", "feff007b", "7b226e616d65223a22c328227d"})
    void whatIsNotUtf8ShouldBeRefused(String hex) {
        assertThatExceptionOfType(ApiFormatException.class)
                .isThrownBy(() -> JSON.read(
                        Vm.TYPE, new ByteArrayInputStream(HexFormat.of().parseHex(hex))))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.MALFORMED));
    }

    @Test
    void halfSurrogatesShouldBeReplaced() {
        Vm vm = new Vm();
        vm.setName("a\uD83D \uD83D\uDE00 \uDE00");
        assertThat(JSON.text(vm)).isEqualTo("{\"name\":\"a\uFFFD \uD83D\uDE00 \uFFFD\"}");
    }
}
