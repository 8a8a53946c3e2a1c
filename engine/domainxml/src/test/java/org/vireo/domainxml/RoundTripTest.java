package org.vireo.domainxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.vireo.domainxml.golden.GoldenCase;
import org.vireo.domainxml.golden.GoldenCases;
import org.vireo.domainxml.log.DomainXmlLog;
import org.vireo.domainxml.parse.DomainParser;
import org.vireo.domainxml.parse.ParseResult;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.VmIdentity;
import org.vireo.model.text.TextRules;

/** What is built reads back as what was meant. */
class RoundTripTest {

    private final DomainBuilder builder = new DomainBuilder();
    private final DomainParser parser = new DomainParser();

    static List<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDeviceShouldBeFoundByItsAlias(GoldenCase golden) {
        ReportedVm read = parse(build(golden));
        assertThat(read.isOurs()).isTrue();
        for (DeviceEntry entry : golden.vm().devices()) {
            List<ReportedDevice> found = read.devices().stream()
                    .filter(device -> entry.device().kind().hasAlias()
                            ? entry.device().id().equals(UserAlias.deviceOf(device.alias()))
                            : isTheSame(entry.device(), device))
                    .toList();
            assertThat(found).as("%s", entry.device()).hasSize(1);
        }
    }

    private static boolean isTheSame(Device record, ReportedDevice device) {
        boolean bySlot = record instanceof SmartcardDevice && SmartcardDevice.ADDRESS.equals(device.address());
        return device.kind() == record.kind() && (bySlot || device.marks().containsAll(record.marks()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStoredAddressShouldBeAskedForAgain(GoldenCase golden) {
        ReportedVm read = parse(build(golden));
        for (DeviceEntry entry : golden.vm().devices()) {
            if (entry.address() != null) {
                assertThat(read.devices())
                        .filteredOn(device -> entry.device().id().equals(UserAlias.deviceOf(device.alias())))
                        .extracting(ReportedDevice::address)
                        .containsExactly(entry.address());
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> spiteful = Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "]]>",
                "<![CDATA[",
                "<!--",
                "&#0;",
                "\n",
                "\r\n",
                "\t",
                "\u202E",
                "\u200F",
                "ü",
                "漢",
                "😀",
                "\u0085",
                "\u2028",
                "\uFFFD",
                "a b",
                "  ",
                "\u0000",
                "\u0007",
                "\uFFFE",
                "\uD800",
                "/");
        return Arbitraries.oneOf(spiteful, Arbitraries.strings().ofMaxLength(8))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void anyNameShouldBeRefusedOrReadBackUnchanged(@ForAll("texts") String name) {
        if (TextRules.nameProblems(name).isEmpty()) {
            VmFixture vm = VmFixture.bare().identity(new VmIdentity(VmFixture.VM_ID, name, "", 1));
            assertThat(parse(build(vm)).name()).isEqualTo(name);
        }
    }

    @Property
    void anyDescriptionShouldBeRefusedOrLeaveTheDocumentWhole(@ForAll("texts") String description) {
        if (TextRules.descriptionProblems(description).isEmpty()) {
            VmFixture vm = VmFixture.bare().identity(new VmIdentity(VmFixture.VM_ID, "x", description, 1));
            String xml = build(vm);
            assertThat(parse(xml).isOurs()).isTrue();
            assertThat(Texts.of(xml, "description")).isEqualTo(description);
        }
    }

    @Example
    void theLongestDescriptionShouldBeCarried() {
        String longest = "x<".repeat(32 * 1024);
        String xml = build(VmFixture.bare().identity(new VmIdentity(VmFixture.VM_ID, "x", longest, 1)));
        assertThat(Texts.of(xml, "description")).isEqualTo(longest);
    }

    @Property(tries = 200)
    void aLogShouldShowNoSecretAndStayReadable(@ForAll("texts") String secret) {
        if (TextRules.descriptionProblems(secret).isEmpty() && secret.length() > 2) {
            Payload payload = Payload.noCloud(
                    VmFixture.device(3), List.of(new PayloadFile("user-data", new PayloadContent.Inline(secret))));
            String xml = build(VmFixture.bare()
                    .with(CdromDevice.payload(VmFixture.device(3)))
                    .payload(payload));
            String shown = DomainXmlLog.redact(xml);
            assertThat(Texts.of(xml, "file")).isNotEqualTo(Texts.of(shown, "file"));
            assertThat(parse(shown).devices()).isEqualTo(parse(xml).devices());
        }
    }

    private String build(VmFixture vm) {
        return built(builder.build(vm.spec(), VmFixture.TCG_HOST));
    }

    private String build(GoldenCase golden) {
        return built(builder.build(golden.vm(), golden.host()));
    }

    private static String built(BuildResult result) {
        return switch (result) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }

    private ReportedVm parse(String xml) {
        return switch (parser.parse(xml)) {
            case ParseResult.Parsed parsed -> parsed.vm();
            case ParseResult.Unreadable unreadable -> fail(unreadable.reason());
        };
    }
}
