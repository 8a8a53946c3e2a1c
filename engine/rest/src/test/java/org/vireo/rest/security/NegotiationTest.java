package org.vireo.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, application/xml",
                "-, */*, application/xml",
                "-, application/xml, application/xml",
                "-, text/html, application/xml",
                "-, application/json, application/json",
                "-, 'application/json, application/xml;q=0.5', application/json",
                "-, 'application/xml, application/json', application/xml",
                "-, text/event-stream, text/event-stream",
                "application/json, application/xml, application/json",
                "application/xml, application/json, application/xml"
            })
    void theFormShouldBeXmlUnlessJsonIsAskedFor(@Nullable String parameter, @Nullable String header, String expected) {
        assertThat(NegotiationFilter.accepted(parameter, header)).isEqualTo(expected);
    }

    @Test
    void aCorrelationIdShouldKeepOnlyHarmlessCharacters() {
        assertThat(CorrelationFilter.clean("my id\n<x>-1_ü")).isEqualTo("myidx-1_");
        assertThat(CorrelationFilter.clean("a".repeat(100))).hasSize(36);
        assertThat(CorrelationFilter.clean(null)).isEmpty();
    }

    @Test
    void theTokenShouldBeFoundInTheHeader() {
        assertThat(Authenticator.bearer("Bearer abc")).isEqualTo("abc");
        assertThat(Authenticator.bearer("bearer  abc ")).isEqualTo("abc");
        assertThat(Authenticator.bearer("Basic abc")).isNull();
        assertThat(Authenticator.bearer("abc")).isNull();
        assertThat(Authenticator.bearer("Bearer " + "x".repeat(10_000))).isNull();
        assertThat(Authenticator.bearer(null)).isNull();
    }
}
