package org.vireo.domainxml.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vireo.domainxml.arch.Architecture;
import org.vireo.domainxml.binding.XmlBinding;
import org.vireo.domainxml.device.DeviceCatalog;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.Devices;
import org.vireo.libvirt.xml.Domain;
import org.vireo.model.id.DeviceId;
import org.vireo.model.need.HostNeed;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.HostNeeds;
import org.vireo.model.spec.VmSpec;

/**
 * Builds the Domain XML of a VM. Pure: the same VM and host give the same bytes. Safe for use by many threads.
 *
 * <p>The XML is meant for a transient domain ({@code virDomainCreateXML}).
 */
public final class DomainBuilder {

    private final XmlBinding binding = XmlBinding.shared();

    /** Builds the document, or says everything that stands against it. */
    public BuildResult build(VmSpec vm, HostFacts host) {
        Architecture architecture = Architecture.of(host.architecture());
        if (architecture == null) {
            return new BuildResult.Refused(List.of("The host has the architecture " + host.architecture()
                    + ", which Vireo does not know: start the VM on a host of x86_64 or aarch64."));
        }
        BuildInput input = BuildInput.of(vm, host, architecture, null);
        refuseAmbiguity(input);
        refuseUnmet(input);
        Domain domain = new Domain().withDevices(new Devices());
        DomainRecipe.MACHINE.forEach(contributor -> contributor.contribute(input, domain));
        DeviceCatalog.KINDS.forEach(contributor -> contributor.contribute(input, domain));
        List<String> refusals = input.refusals();
        return refusals.isEmpty() ? new BuildResult.Built(binding.write(domain)) : new BuildResult.Refused(refusals);
    }

    private static void refuseUnmet(BuildInput input) {
        EmulatorSupport support = input.host().support();
        refuseUnmet(
                input, support, HostNeeds.of(input.vm().hardware(), input.host().architecture()));
        for (DeviceEntry entry : input.vm().devices()) {
            refuseUnmet(input, support, entry.device().needs());
        }
    }

    private static void refuseUnmet(BuildInput input, EmulatorSupport support, List<HostNeed> needs) {
        for (HostNeed need : needs) {
            if (!support.meets(need)) {
                input.refuse("The VM has " + need.wish() + ", which the host's libvirt does not offer: " + need.remedy()
                        + ".");
            }
        }
    }

    private static void refuseAmbiguity(BuildInput input) {
        List<DeviceEntry> entries = input.vm().devices();
        Set<DeviceId> ids = new HashSet<>(entries.size() * 2);
        List<Integer> orders = new ArrayList<>();
        for (DeviceEntry entry : entries) {
            if (!ids.add(entry.device().id())) {
                input.refuse("Two devices have the id " + entry.device().id() + ": give each its own.");
            }
            Integer order = entry.device().bootOrder();
            if (order != null && orders.contains(order)) {
                input.refuse("Two devices have the boot order " + order + ": give each its own.");
            } else if (order != null) {
                orders.add(order);
            }
        }
    }
}
