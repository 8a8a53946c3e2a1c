package org.vireo.model.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vireo.model.hardware.numa.CpuSet;

class CpuSetTest {

    @Test
    void aSetOfThousandsOfPartsShouldBeRead() {
        String even = IntStream.range(0, 8_000)
                .mapToObj(number -> Integer.toString(2 * number))
                .collect(Collectors.joining(","));
        assertThat(CpuSet.of(even)).hasToString(even);
    }

    @Test
    void textsThatAreNoSetShouldBeRefused() {
        for (String text : new String[] {"", ",", "1,", "a", "2-1", "1-99999", "1".repeat(200_000)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CpuSet.of(text));
        }
    }
}
