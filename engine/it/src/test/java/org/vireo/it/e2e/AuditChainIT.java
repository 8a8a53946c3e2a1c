package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The audit log of the real engine, with everything that other tests did. */
class AuditChainIT {

    private final Installation vireo = Installation.open();

    @Test
    void theLogShouldBeWholeAndItsSealsBeInTheLogFile() throws IOException {
        String name = "sealed-" + System.nanoTime() + "@internal";
        String user = vireo.post("/users", "{\"user_name\": \"" + name + "\", \"password\": \"correct horse battery\"}")
                .body()
                .path("id")
                .asText();
        assertThat(vireo.delete("/users/" + user).status()).isEqualTo(200);
        Installation.await("all events to be sealed", Duration.ofSeconds(20), () -> unsealed() == 0);
        JsonNode chain = vireo.get("/events/chain").body();
        assertThat(chain.path("state").asText()).as("%s", chain).isEqualTo("intact");
        assertThat(chain.path("sealed").asLong()).isPositive();

        String known = chain.path("last").asText();
        assertThat(vireo.get("/events/chain?known=" + known)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("intact");
        String forged = known.substring(0, known.indexOf(':') + 1) + "0".repeat(64);
        assertThat(vireo.get("/events/chain?known=" + forged).body().path("why").asText())
                .contains("the chain was made anew");
        assertThat(Files.readString(vireo.log("engine.log"))).contains("The audit log's last seal is ");
    }

    private long unsealed() {
        try {
            return vireo.get("/events/chain").body().path("unsealed").asLong();
        } catch (IOException e) {
            return -1;
        }
    }
}
