package org.vireo.domainxml.build;

import java.util.ArrayList;
import java.util.List;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/**
 * Says what a VM needs that a host does not offer, before anything runs: the refusals of the very builder that would
 * describe the VM there, less those that stand against it on any host. Pure.
 */
public final class HostCheck {

    private final DomainBuilder builder = new DomainBuilder();

    /** Sentences with a remedy each; empty when nothing is lacking, as far as the host's libvirt says. */
    public List<String> lacking(VmSpec vm, HostFacts host) {
        List<String> here = refusals(vm, host);
        if (here.isEmpty()) {
            return here;
        }
        List<String> lacking = new ArrayList<>(here);
        lacking.removeAll(refusals(vm, offeringEverything(host)));
        return lacking;
    }

    private List<String> refusals(VmSpec vm, HostFacts host) {
        return switch (builder.build(vm, host)) {
            case BuildResult.Built built -> List.of();
            case BuildResult.Refused refused -> refused.reasons();
        };
    }

    private static HostFacts offeringEverything(HostFacts host) {
        return new HostFacts(
                host.virtType(),
                host.architecture(),
                EmulatorSupport.EVERYTHING,
                host.payloadDirectory(),
                host.stateDirectory(),
                host.emulator(),
                host.systemUuid());
    }
}
