package org.vireo.api.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.api.json.JsonFormat;
import org.vireo.api.json.JsonStyle;
import org.vireo.api.schema.ApiFormat;
import org.vireo.api.schema.Limits;
import org.vireo.api.type.Vm;
import org.vireo.api.xml.XmlFormat;

/** Listing 100 VMs stays well below 5 ms, so that the forms never matter next to the database. */
class ListingSpeedTest {
    private static final int ROUNDS = 400;
    private static final long LIMIT_NANOS = 5_000_000;

    @Test
    void aHundredVmsShouldBeListedInXmlInLessThanFiveMilliseconds() throws IOException {
        assertThat(median(new XmlFormat(Limits.STANDARD))).isLessThan(LIMIT_NANOS);
    }

    @Test
    void aHundredVmsShouldBeListedInJsonInLessThanFiveMilliseconds() throws IOException {
        assertThat(median(new JsonFormat(Limits.STANDARD, JsonStyle.TEXTS))).isLessThan(LIMIT_NANOS);
    }

    private static long median(ApiFormat format) throws IOException {
        List<Vm> vms = Collections.nCopies(100, GoldenObjects.vm());
        long[] times = new long[ROUNDS];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < ROUNDS; i++) {
            out.reset();
            long start = System.nanoTime();
            format.writeCollection(Vm.TYPE, vms, out);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times, ROUNDS / 2, ROUNDS);
        return times[ROUNDS * 3 / 4];
    }
}
