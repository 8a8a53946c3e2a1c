package org.vireo.core.launch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.HostCalls;
import org.vireo.domainxml.build.HostCheck;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/** What hosts do not offer that a VM needs, from what their libvirt said of its emulator. Asks no host. */
@Singleton
public final class HostLacks {

    private final HostCalls hosts;
    private final HostCheck check = new HostCheck();

    @Inject
    public HostLacks(HostCalls hosts) {
        this.hosts = hosts;
    }

    /** Sentences with a remedy each; empty also when the host has told nothing yet. */
    public List<String> of(VmSpec vm, UUID hostId) {
        Optional<HostFacts> facts = hosts.facts(hostId);
        return facts.isEmpty() ? List.of() : check.lacking(vm, facts.get());
    }
}
