package org.vireo.core.query.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking a host for the scripts that its admin put there. */
public sealed interface HostScripts {

    /** The host answered. */
    record Listed(List<Script> scripts) implements HostScripts {

        public Listed {
            scripts = List.copyOf(scripts);
        }
    }

    /** The host did not; the sentence says why. */
    record Silent(String why) implements HostScripts {}

    /**
     * One script.
     *
     * @param point the hook point, or the verb that it stands in for
     * @param path on the host
     * @param lastFailure when it failed last and what it said then; null when it did not since the agent started
     */
    record Script(String point, String path, @Nullable String lastFailure) {}
}
