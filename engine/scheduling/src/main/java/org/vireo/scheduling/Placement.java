package org.vireo.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the host for a VM: every filter is asked, then the host with most free memory wins, then the name. */
public final class Placement {

    static final PolicyUnit WEIGHT = PolicyUnit.of(
            "MostFreeMemory",
            "Prefers the host with most memory that is neither promised to a VM nor kept for the host;"
                    + " of equal ones the first by name.");

    private static final Comparator<HostOffer> PREFERENCE =
            Comparator.comparingLong(HostOffer::freeMemoryBytes).reversed().thenComparing(HostOffer::name);

    /** Decides from its arguments alone. */
    public PlacementResult place(VmDemand vm, List<HostOffer> hosts) {
        List<HostRejection> rejections = new ArrayList<>();
        List<HostOffer> fitting = new ArrayList<>();
        for (HostOffer host : hosts) {
            firstRejection(vm, host).ifPresentOrElse(rejections::add, () -> fitting.add(host));
        }
        return fitting.stream()
                .min(PREFERENCE)
                .<PlacementResult>map(host -> new PlacementResult.Placed(host.id(), rejections))
                .orElseGet(() -> new PlacementResult.NoHost(rejections));
    }

    private static Optional<HostRejection> firstRejection(VmDemand vm, HostOffer host) {
        return Arrays.stream(HostFilter.values())
                .flatMap(filter -> filter.reject(vm, host).stream())
                .findFirst();
    }
}
