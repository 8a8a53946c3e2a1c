package org.vireo.domainxml.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.domainxml.build.BuildResult;
import org.vireo.domainxml.build.DomainBuilder;
import org.xml.sax.SAXException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTest {

    private final DomainBuilder builder = new DomainBuilder();

    @SuppressWarnings("NullAway.Init")
    private LibvirtSchema schema;

    @BeforeAll
    void loadSchema() throws IOException, SAXException {
        schema = new LibvirtSchema();
    }

    static List<GoldenCase> cases() {
        return GoldenCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theXmlShouldBeTheExpectedOne(GoldenCase golden) throws IOException {
        GoldenFile.check(golden.name(), Indented.of(build(golden)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theXmlShouldBeValidForLibvirt(GoldenCase golden) throws IOException, SAXException {
        List<String> problems = schema.problems(build(golden));
        if (golden.proof() == GoldenCase.Proof.NEWER_LIBVIRT) {
            assertThat(problems)
                    .as("libvirt knows %s now: prove it by a start", golden)
                    .isNotEmpty();
        } else {
            assertThat(problems).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameVmShouldGiveTheSameBytes(GoldenCase golden) {
        String again = switch (new DomainBuilder().build(golden.vm(), golden.host())) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
        assertThat(again).isEqualTo(build(golden));
    }

    private String build(GoldenCase golden) {
        return switch (builder.build(golden.vm(), golden.host())) {
            case BuildResult.Built built -> built.xml();
            case BuildResult.Refused refused -> fail(refused.toString());
        };
    }
}
