package org.vireo.hostproxy.host;

import java.util.List;

/**
 * What makes a host behave otherwise than the others.
 *
 * @param hooks run at fixed points, in the order of the points and then of their names
 * @param overrides run in place of verbs
 * @param failures the last ones since the agent started, the oldest first
 */
public record HostCustomizations(List<CustomScript> hooks, List<CustomScript> overrides, List<ScriptFailure> failures) {

    public HostCustomizations {
        hooks = List.copyOf(hooks);
        overrides = List.copyOf(overrides);
        failures = List.copyOf(failures);
    }
}
