package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vireo.core.query.Search;
import org.vireo.persistence.test.TestDatabase;

class VmRepositoryTest {
    @Test
    void opens() {
        try (TestDatabase db = TestDatabase.create()) {
            assertThat(db.transactions().call(() -> db.vms().search(Search.ALL)))
                    .isEmpty();
            assertThat(db.transactions().call(() -> db.templates().search(Search.ALL)))
                    .hasSize(1);
        }
    }
}
