package org.vireo.domainxml.golden;

import org.vireo.domainxml.VmFixture;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/** A VM on a host; the name is that of the golden file. */
public record GoldenCase(String name, VmSpec vm, HostFacts host) {

    /** On the host that emulates, which is the one that tests can really start it on. */
    static GoldenCase tcg(String name, VmFixture vm) {
        return new GoldenCase(name, vm.spec(), VmFixture.TCG_HOST);
    }

    @Override
    public String toString() {
        return name;
    }
}
