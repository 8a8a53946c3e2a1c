package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.IoApic;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.spec.DeviceEntry;

/** The interrupt controller in QEMU instead of the kernel, which interrupt remapping needs. */
public final class IoApicXml implements DomainContributor {

    /** What fits into the eight bits of an APIC's id without remapping. */
    private static final int MOST_VCPUS_WITHOUT = 255;

    @Override
    public void contribute(BuildInput input, Domain domain) {
        if (domain.getFeatures() != null
                && input.architecture().hasApic()
                && (needsRemapping(input) || hasRemapping(input))) {
            domain.getFeatures().setIoapic(new IoApic().withDriver("qemu"));
        }
    }

    /** Whether the largest guest has more processors than interrupts reach without an IOMMU. */
    public static boolean needsRemapping(BuildInput input) {
        CpuTopology cpu = input.vm().hardware().cpu();
        int sockets =
                Math.max(cpu.sockets(), input.vm().hardware().platform().cpu().maxSockets());
        return input.architecture().hasApic() && sockets * cpu.cores() * cpu.threads() > MOST_VCPUS_WITHOUT;
    }

    private static boolean hasRemapping(BuildInput input) {
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device() instanceof IommuDevice iommu && Boolean.TRUE.equals(iommu.interruptRemapping())) {
                return true;
            }
        }
        return false;
    }
}
