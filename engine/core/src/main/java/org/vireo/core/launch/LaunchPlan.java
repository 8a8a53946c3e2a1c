package org.vireo.core.launch;

import java.util.Map;
import org.vireo.model.spec.VmSpec;

/**
 * Everything that goes to the host for a start.
 *
 * @param secrets what the payload's files refer to, by reference; never in the XML
 */
public record LaunchPlan(VmSpec spec, Map<String, byte[]> secrets) {

    public LaunchPlan {
        secrets = Map.copyOf(secrets);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "LaunchPlan[" + spec.id() + ", secrets " + secrets.keySet() + "]";
    }
}
