package org.vireo.domainxml.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.address.AddressPlan;
import org.vireo.domainxml.address.AddressPlanner;
import org.vireo.domainxml.arch.Architecture;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.id.DeviceId;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VmSpec;

/** What contributors read, and where they say what cannot be built. One object serves one build. */
public final class BuildInput {

    private final VmSpec vm;
    private final HostFacts host;
    private final Architecture architecture;
    private final Chipset chipset;
    private final AddressPlan addresses;
    private final @Nullable DeviceId only;
    private final List<String> refusals = new ArrayList<>(0);

    private BuildInput(VmSpec vm, HostFacts host, Architecture architecture, @Nullable DeviceId only) {
        this.only = only;
        this.vm = vm;
        this.host = host;
        this.architecture = architecture;
        this.chipset = vm.hardware().chipset(architecture.name());
        this.addresses = only != null && runs(vm)
                ? AddressPlanner.planRunning(chipset, vm.hardware().platform(), vm.devices())
                : AddressPlanner.plan(chipset, vm.hardware().platform(), vm.devices());
    }

    private static boolean runs(VmSpec vm) {
        for (DeviceEntry entry : vm.devices()) {
            if (entry.seen() != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Input for a domain or a part of it.
     *
     * @param only the one device that is asked for, as it would be in the whole domain; null for all
     */
    public static BuildInput of(VmSpec vm, HostFacts host, Architecture architecture, @Nullable DeviceId only) {
        return new BuildInput(vm, host, architecture, only);
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

    /** The board, which says what buses there are. */
    public Chipset chipset() {
        return chipset;
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

    /** Whether one device of a running VM is built, not the whole domain. */
    public boolean isPart() {
        return only != null;
    }

    /** The device as the running VM has it, when a part of that is built; else null. */
    public @Nullable ReportedDevice seen(Device device) {
        if (only != null) {
            for (DeviceEntry entry : vm.devices()) {
                if (entry.device().id().equals(device.id())) {
                    return entry.seen();
                }
            }
        }
        return null;
    }

    /** Whether the whole domain is built, and it has no device of the kind: then libvirt may have to be told so. */
    public boolean wholeWithout(Class<? extends Device> kind) {
        return only == null && !has(kind);
    }

    /** Whether the VM has a device of the kind, also when only another one is asked for. */
    public boolean has(Class<? extends Device> kind) {
        for (DeviceEntry entry : vm.devices()) {
            if (kind.isInstance(entry.device())) {
                return true;
            }
        }
        return false;
    }

    /** Calls the action for each device of the kind, in the VM's order, with its place among them from 0. */
    public <D extends Device> void each(Class<D> kind, BiConsumer<D, Integer> action) {
        int place = 0;
        for (var entry : vm.devices()) {
            if (kind.isInstance(entry.device())) {
                if (only == null || only.equals(entry.device().id())) {
                    action.accept(kind.cast(entry.device()), place);
                }
                place++;
            }
        }
    }
}
