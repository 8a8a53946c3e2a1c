package org.vireo.scheduling;

import java.util.List;
import java.util.UUID;

/** The answer of a placement. */
public sealed interface PlacementResult {

    /** This host takes the VM; the others were rejected or less fit. */
    record Placed(UUID hostId, List<HostRejection> rejections) implements PlacementResult {
        public Placed {
            rejections = List.copyOf(rejections);
        }
    }

    /** No host can take the VM; a reason for each. */
    record NoHost(List<HostRejection> rejections) implements PlacementResult {
        public NoHost {
            rejections = List.copyOf(rejections);
        }
    }
}
