package org.vireo.domainxml.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vireo.domainxml.VmFixture;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.hardware.HookParameter;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.Power;
import org.vireo.model.hardware.Power.StorageErrorAction;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedMetadata;
import org.vireo.model.reported.ReportedRun;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.text.TextRules;

/** What stands in our section reads back as what was meant, and fits its schema. */
class MetadataRoundTripTest {

    private static final String END = "</vireo:vm>";

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab<>&\"' ü漢\n\t]")
                .ofMaxLength(12)
                .filter(text -> TextRules.descriptionProblems(text).isEmpty());
    }

    @Provide
    Arbitrary<String> lines() {
        return texts().map(text -> text.replaceAll("[\\n\\t]", " "));
    }

    @Provide
    Arbitrary<MdevMaking> makings() {
        Arbitrary<String> words = Arbitraries.of("nvidia-63", "pci_0000_3b_00_0", "36001405a", "x");
        Arbitrary<String> parameters =
                Arbitraries.strings().withChars("ab<>&\"' =]").ofMinLength(1).ofMaxLength(12);
        return Combinators.combine(words, words.injectNull(0.5), parameters.injectNull(0.5))
                .as(MdevMaking::new);
    }

    @Property(tries = 300)
    void whatTheAgentIsToldShouldReadBack(
            @ForAll("makings") MdevMaking first,
            @ForAll("makings") MdevMaking second,
            @ForAll("lines") String value,
            @ForAll StorageErrorAction onStorageError,
            @ForAll boolean paused) {
        Map<DeviceId, MdevMaking> makings = Map.of(VmFixture.device(1), first, VmFixture.device(2), second);
        Map<String, String> parameters = Map.of("owner", value, "b", "x");
        VmSpec vm = vm(onStorageError, paused, makings, parameters);
        String xml = build(vm);
        assertThat(problems(section(xml))).isEmpty();
        ReportedMetadata read = read(xml);
        assertThat(read.hookParameters()).isEqualTo(parameters);
        assertThat(read.onStorageError()).isEqualTo(onStorageError);
        assertThat(read.launchPaused()).isEqualTo(paused);
        assertThat(read.run()).isEqualTo(ReportedRun.NOTHING);
    }

    @Example
    void whatTheAgentWritesBackShouldBeRead() {
        String xml = build(vm(StorageErrorAction.KILL, false, Map.of(), Map.of()))
                .replace(
                        END,
                        "<runtime xmlns=\"" + MetadataXml.NAMESPACE + "\"><startedAt>2026-11-21T12:00:00Z</startedAt>"
                                + "<pauseReason>ioerror</pauseReason><job id=\"j1\" kind=\"commit\" alias=\"ua-1\"/>"
                                + "<job kind=\"lost its id\"/></runtime>" + END);
        assertThat(read(xml).run())
                .isEqualTo(new ReportedRun(
                        Instant.parse("2026-11-21T12:00:00Z"),
                        null,
                        "ioerror",
                        List.of(new ReportedRun.Job("j1", "commit", "ua-1"))));
    }

    @Example
    void whatNobodyKnowsShouldBeReadAsNothing() {
        String alias = "ua-0d0d0d0d-0000-4000-8000-000000000001";
        for (String odd : List.of(
                "<prepare alias=\"" + alias + "\"/>",
                "<prepare alias=\"" + alias + "\"><mdev uuid=\"x\" type=\"y\"/></prepare>",
                "<prepare alias=\"" + alias + "\"><volume/></prepare>",
                "<prepare alias=\"" + alias + "\"><lun/></prepare>",
                "<prepare alias=\"net0\"><lun id=\"1\"/></prepare>",
                "<prepare><future/></prepare>",
                "<hookParameter>nameless</hookParameter>",
                "<onStorageError>explode</onStorageError>",
                "<runtime xmlns=\"" + MetadataXml.NAMESPACE + "\"><startedAt>soon</startedAt></runtime>")) {
            String prefixed = odd.startsWith("<runtime")
                    ? odd
                    : odd.replace("</", "</vireo:").replaceAll("<(?!/)", "<vireo:");
            ReportedMetadata read = read(build(vm(StorageErrorAction.AUTO_RESUME, false, Map.of(), Map.of()))
                    .replace(END, prefixed + END));
            assertThat(read.hookParameters()).as(odd).isEmpty();
            assertThat(read.onStorageError()).as(odd).isEqualTo(StorageErrorAction.AUTO_RESUME);
            assertThat(read.startedAt()).as(odd).isNull();
        }
    }

    private static VmSpec vm(
            StorageErrorAction onStorageError,
            boolean paused,
            Map<DeviceId, MdevMaking> makings,
            Map<String, String> parameters) {
        VmFixture fixture = VmFixture.bare()
                .platform(Platform.DEFAULT
                        .withPower(new Power(
                                false, false, Power.RebootAction.RESTART, Power.CrashAction.DESTROY, onStorageError))
                        .withHookParameters(parameters.entrySet().stream()
                                .map(entry -> new HookParameter(entry.getKey(), entry.getValue()))
                                .toList()));
        makings.forEach((device, making) -> fixture.with(
                HostDevice.of(device, new HostDeviceSource.Mdev(device.value())).withMaking(making)));
        return paused ? fixture.launchPaused().spec() : fixture.spec();
    }

    private static String build(VmSpec vm) {
        return switch (new DomainBuilder().build(vm, VmFixture.TCG_HOST)) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }

    private static ReportedMetadata read(String xml) {
        return switch (new DomainParser().parse(xml)) {
            case ParseResult.Parsed parsed -> Objects.requireNonNull(parsed.vm().metadata());
            case ParseResult.Unreadable unreadable -> fail(unreadable.reason());
        };
    }

    private static String section(String xml) {
        return xml.substring(xml.indexOf("<vireo:vm"), xml.indexOf(END) + END.length());
    }

    /** What the schema that is published says of the section. */
    private static String problems(String section) {
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.newSchema(new java.io.File("../../xml-schemas/src/main/xsd/vireo-vm-1.xsd"))
                    .newValidator()
                    .validate(new StreamSource(new java.io.StringReader(section)));
            return "";
        } catch (org.xml.sax.SAXException | java.io.IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
