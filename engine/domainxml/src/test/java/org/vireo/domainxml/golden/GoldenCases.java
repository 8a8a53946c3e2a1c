package org.vireo.domainxml.golden;

import java.util.List;
import java.util.stream.Stream;

/** The VMs whose XML lies in {@code src/test/golden}: one per device kind with its variants, and whole VMs. */
public final class GoldenCases {

    private GoldenCases() {}

    public static List<GoldenCase> all() {
        return Stream.of(
                        MachineCases.all(),
                        PlatformCases.all(),
                        SecurityCases.all(),
                        ProcessorCases.all(),
                        MemoryCases.all(),
                        StorageCases.all(),
                        DriveCases.all(),
                        NetworkCases.all(),
                        HostCases.all(),
                        ConsoleCases.all(),
                        PeripheralCases.all(),
                        ComputeCases.all(),
                        BoardCases.all(),
                        PerformanceCases.all(),
                        WholeVmCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
