package org.vireo.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.api.schema.Limits;
import org.vireo.api.xml.XmlFormat;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.validation.Violation;

class TranslationTest {

    private static final Violation BAD_NAME = Violation.invalid("NAME", "The name is empty.", "Give one.");
    private static final Violation LOCKED = Violation.conflict("OBJECT_LOCKED", "VM is locked.", "");
    private static final Violation GONE = Violation.notFound("cluster", "c1");

    @Test
    void aRefusalShouldTellEveryReasonInBrackets() {
        Problem problem = Faults.refused(List.of(LOCKED, BAD_NAME)).problem();
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).isEqualTo("[VM is locked., The name is empty. Give one.]");
        assertThat(problem.reason()).isEqualTo("Operation Failed");
    }

    @Test
    void theStatusShouldBeThatOfTheGravestReason() {
        assertThat(Faults.refused(List.of(LOCKED)).problem().status()).isEqualTo(409);
        assertThat(Faults.refused(List.of(LOCKED, GONE)).problem().status()).isEqualTo(404);
        assertThat(Faults.refused(List.of(GONE, BAD_NAME)).problem().status()).isEqualTo(400);
    }

    @Test
    void aFaultShouldHaveTheShapeThatClientsRead() {
        assertThat(new XmlFormat(Limits.STANDARD)
                        .text(Faults.refused(List.of(LOCKED)).problem().failedAction()))
                .contains("<action><fault><code>OBJECT_LOCKED</code><detail>[VM is locked.]</detail>"
                        + "<reason>Operation Failed</reason></fault><status>failed</status></action>");
    }

    @Test
    void anythingUnexpectedShouldNameTheCorrelationIdAndNothingElse() {
        Problem problem = translate(new IllegalStateException("secret inside"));
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.detail()).contains("c1").doesNotContain("secret");
        assertThat(problem.failure()).isNotNull();
    }

    @Test
    void whatIsWrappedShouldBeFound() {
        assertThat(translate(new RuntimeException(new RuntimeException(new InvalidSearchException("no field x"))))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDatabaseThatIsAwayShouldNotBeTheClientsFault() {
        assertThat(translate(new DatabaseUnavailableException("away", new RuntimeException("x")))
                        .status())
                .isEqualTo(503);
        assertThat(translate(new ConcurrentChangeException("crossed", new RuntimeException("x")))
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/vms/1/snapshots/2/disks, 501",
        "POST, /api/vms/1/migrate, 501",
        "GET, /api/vms;max=1/1;x=y/sessions, 501",
        "GET, /api/imagetransfers, 501",
        "PATCH, /api/imagetransfers, 405",
        "GET, /api/vms/1/migrate, 405",
        "GET, /api/nothing, 404",
        "GET, /api/vms/1/nothing, 404",
        "GET, /nothing, 404",
        "GET, /api/, 404"
    })
    void whatTheModelHasShouldBeToldFromWhatNobodyHas(String verb, String path, int status) {
        assertThat(UnservedPaths.notFound(verb, path).status()).isEqualTo(status);
    }

    private static Problem translate(RuntimeException thrown) {
        return Translation.of(thrown, "GET", "/api/vms", "c1");
    }
}
