package org.vireo.scheduling;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** How hosts are chosen: the one policy that there is, for those who want to know. The engine moves no VM by itself. */
public final class Policy {

    public static final UUID ID = UUID.fromString("695e95c0-0ee2-45ed-aad9-2e52c03a1850");

    public static final String NAME = "most_free_memory";

    public static final String DESCRIPTION =
            "A VM starts on the host with most free memory of those that pass every filter; the engine moves none by itself.";

    private Policy() {}

    /** What a host must pass, in the order in which it is asked: the first that it fails is the reason told. */
    public static List<PolicyUnit> filters() {
        return Arrays.stream(HostFilter.values()).map(HostFilter::unit).toList();
    }

    /** What decides between those that pass. */
    public static List<PolicyUnit> weights() {
        return List.of(Placement.WEIGHT);
    }
}
