package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Requests with validate=true, over the real server. */
class RehearsalIT {

    private final Installation vireo = Installation.open();

    @Test
    void aRequestThatIsOnlyTriedShouldChangeNothing() throws IOException {
        String body = "{\"name\":\"rehearsed\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}";
        Installation.Answer fine = vireo.post("/vms?validate=true", body);
        assertThat(fine.status()).as("%s", fine.body()).isEqualTo(200);
        assertThat(fine.body().path("status").asText()).isEqualTo("complete");
        assertThat(vireo.get("/vms?search=name%3Drehearsed").body().path("vm").size())
                .isZero();
        Installation.Answer wrong = vireo.post(
                "/vms?validate=true", body.replace("rehearsed", "hello").replace("}}", "},\"memory\":1}"));
        assertThat(wrong.status()).as("%s", wrong.body()).isIn(400, 409);
        assertThat(wrong.body().path("detail").asText()).contains("hello", "memory");
        String vm = vireo.get("/vms?search=name%3Dhello")
                .body()
                .path("vm")
                .path(0)
                .path("id")
                .asText();
        assertThat(vireo.post("/vms/" + vm + "/stop?validate=true", "{}").status())
                .isEqualTo(200);
        assertThat(vireo.vmStatus(vm)).isEqualTo("up");
        String job = vireo.get("/jobs").body().path("job").path(0).path("id").asText();
        assertThat(vireo.post("/jobs/" + job + "/cancel?validate=true", "{}").status())
                .isEqualTo(400);
    }
}
