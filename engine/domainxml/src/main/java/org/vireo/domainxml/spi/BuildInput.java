package org.vireo.domainxml.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.vireo.domainxml.address.AddressPlan;
import org.vireo.domainxml.arch.Architecture;
import org.vireo.model.device.Device;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/** What contributors read, and where they say what cannot be built. One object serves one build. */
public final class BuildInput {

    private final VmSpec vm;
    private final HostFacts host;
    private final Architecture architecture;
    private final AddressPlan addresses;
    private final List<String> refusals = new ArrayList<>(0);

    public BuildInput(VmSpec vm, HostFacts host, Architecture architecture, AddressPlan addresses) {
        this.vm = vm;
        this.host = host;
        this.architecture = architecture;
        this.addresses = addresses;
    }

    public VmSpec vm() {
        return vm;
    }

    public HostFacts host() {
        return host;
    }

    public Architecture architecture() {
        return architecture;
    }

    public AddressPlan addresses() {
        return addresses;
    }

    /** Says why the domain cannot be built: a sentence that names the thing and a remedy. */
    public void refuse(String sentence) {
        refusals.add(sentence);
    }

    /** What was refused so far, in order. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Calls the action for each device of the kind, in the VM's order, with its place among them from 0. */
    public <D extends Device> void each(Class<D> kind, BiConsumer<D, Integer> action) {
        int place = 0;
        for (var entry : vm.devices()) {
            if (kind.isInstance(entry.device())) {
                action.accept(kind.cast(entry.device()), place);
                place++;
            }
        }
    }
}
