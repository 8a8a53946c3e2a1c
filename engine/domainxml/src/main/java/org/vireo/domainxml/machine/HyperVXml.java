package org.vireo.domainxml.machine;

import org.jspecify.annotations.Nullable;
import org.vireo.libvirt.xml.Flag;
import org.vireo.libvirt.xml.Hyperv;
import org.vireo.libvirt.xml.HypervSpinlocks;
import org.vireo.libvirt.xml.HypervTimer;
import org.vireo.libvirt.xml.HypervVendor;
import org.vireo.model.hardware.HyperV;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/**
 * The interfaces of Hyper-V that the host can give: all that Microsoft's own hypervisor has and QEMU knows. AVIC is left
 * out, since it takes the synthetic interrupt controller from guests on processors without it.
 *
 * @see <a href="https://www.qemu.org/docs/master/system/i386/hyperv.html">QEMU: Hyper-V enlightenments</a>
 */
final class HyperVXml {

    private static final String CHOICE = "features/hyperv/features";

    /** What Microsoft recommends, and Windows Server takes for its own. */
    private static final String SPINLOCK_RETRIES = "8191";

    private HyperVXml() {}

    /** Whether the guest is to have them. */
    static boolean wanted(GuestHardware hardware) {
        return switch (hardware.platform().features().hyperV().mode()) {
            case GUEST_OS -> hardware.guest().hyperV();
            case ON -> true;
            case OFF -> false;
        };
    }

    /** The element; null when the host has none of them. */
    static @Nullable Hyperv write(HyperV wanted, HostFacts host) {
        Hyperv hyperv = new Hyperv()
                .withRelaxed(on(host, "relaxed"))
                .withVapic(on(host, "vapic"))
                .withVpindex(on(host, "vpindex"))
                .withRuntime(on(host, "runtime"))
                .withSynic(on(host, "synic"))
                .withReset(on(host, "reset"))
                .withFrequencies(on(host, "frequencies"))
                .withReenlightenment(on(host, "reenlightenment"))
                .withTlbflush(on(host, "tlbflush"))
                .withIpi(on(host, "ipi"));
        boolean any = hyperv.getRelaxed() != null;
        if (has(host, "spinlocks")) {
            any = true;
            hyperv.setSpinlocks(new HypervSpinlocks().withState("on").withRetries(SPINLOCK_RETRIES));
        }
        if (has(host, "stimer")) {
            hyperv.setStimer(new HypervTimer().withState("on").withDirect(flag()));
        }
        if (wanted.vendorId() != null && has(host, "vendor_id")) {
            any = true;
            hyperv.setVendorId(new HypervVendor().withState("on").withValue(wanted.vendorId()));
        }
        if (wanted.enlightenedVmcs()) {
            any = true;
            hyperv.setEvmcs(flag());
        }
        return any ? hyperv.withMode("custom") : null;
    }

    private static @Nullable Flag on(HostFacts host, String feature) {
        return has(host, feature) ? flag() : null;
    }

    private static Flag flag() {
        return new Flag().withState("on");
    }

    /** A libvirt that does not list them has them where KVM has: all its processors do. */
    private static boolean has(HostFacts host, String feature) {
        return host.virtType() == VirtType.KVM
                ? !host.support().lacks(CHOICE, feature)
                : host.support().offers(CHOICE, feature);
    }
}
