package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Features;
import org.vireo.libvirt.xml.Flag;
import org.vireo.libvirt.xml.Kvm;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.spec.GuestHardware;

/**
 * Features of the machine. VMware's port is switched off where it is not asked for: QEMU has it by default, and guests
 * that find it believe to run on VMware.
 */
public final class FeaturesXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        boolean pc = input.architecture().hasApic();
        GuestHardware hardware = input.vm().hardware();
        var wanted = hardware.platform().features();
        Features features = new Features().withAcpi(new Flag());
        if (pc) {
            features.withApic(new Flag()).withVmport(new Flag().withState(wanted.vmwarePort() ? "on" : "off"));
        }
        if (pc && HyperVXml.wanted(hardware)) {
            features.setHyperv(HyperVXml.write(wanted.hyperV(), input.host()));
        }
        if (wanted.hideKvm()) {
            features.setKvm(new Kvm().withHidden(new Flag().withState("on")));
        }
        // Secure Boot is only as good as the guard of its variables, which is the system management mode.
        if (hardware.bios() == BiosType.Q35_SECURE_BOOT) {
            features.setSmm(new Flag().withState("on"));
        }
        if (wanted.vmCoreInfo()) {
            features.setVmcoreinfo(new Flag().withState("on"));
        }
        domain.setFeatures(features);
    }
}
