package org.vireo.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PolicyTest {

    /** Clients keep them. */
    @Test
    void idsShouldStay() {
        assertThat(Policy.ID).isEqualTo(UUID.fromString("695e95c0-0ee2-45ed-aad9-2e52c03a1850"));
        assertThat(Policy.filters().getFirst().id()).isEqualTo(UUID.fromString("9ff0261b-f1ab-3565-86bc-229ffe9d711d"));
    }

    @Test
    void everyFilterShouldBeToldOfOnceInItsOrder() {
        assertThat(Policy.filters()).hasSize(HostFilter.values().length).doesNotHaveDuplicates();
        assertThat(Policy.filters().getFirst()).isEqualTo(HostFilter.UP.unit());
        assertThat(Policy.weights()).extracting(PolicyUnit::name).containsExactly("MostFreeMemory");
    }
}
