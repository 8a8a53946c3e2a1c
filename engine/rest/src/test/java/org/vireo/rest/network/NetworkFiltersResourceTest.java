package org.vireo.rest.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.NetworkFilter;
import org.vireo.model.network.NetworkFilters;
import org.vireo.rest.problem.FaultException;

class NetworkFiltersResourceTest {

    private final NetworkFiltersResource filters = new NetworkFiltersResource();

    @Test
    void everyFilterShouldBeThereOnceWithItsVersion() {
        List<NetworkFilter> all = filters.list().items();
        assertThat(all).extracting(NetworkFilter::getName).containsExactlyElementsOf(NetworkFilters.NAMES);
        assertThat(all).extracting(NetworkFilter::getId).doesNotHaveDuplicates();
        for (NetworkFilter filter : all) {
            NetworkFilter found = filters.get(Objects.requireNonNull(filter.getId()));
            assertThat(found.getName()).isEqualTo(filter.getName());
            assertThat(found.getHref()).endsWith("/networkfilters/" + filter.getId());
            assertThat(Objects.requireNonNull(found.getVersion()).getMajor()).isEqualTo(4);
        }
    }

    @Test
    void whatIsNotThereShouldBeNotFound() {
        assertThatThrownBy(() -> filters.get("clean-traffic")).isInstanceOf(FaultException.class);
    }
}
