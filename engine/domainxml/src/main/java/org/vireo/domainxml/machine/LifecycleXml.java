package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.PowerManagement;
import org.vireo.libvirt.xml.PowerState;
import org.vireo.model.hardware.Power;

/** What happens at power-off, reboot and crash, and whether a guest can put itself to sleep. */
public final class LifecycleXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        Power power = input.vm().hardware().platform().power();
        domain.withOnPoweroff("destroy")
                .withOnReboot(
                        switch (power.onReboot()) {
                            case RESTART -> "restart";
                            case DESTROY -> "destroy";
                        })
                .withOnCrash(
                        switch (power.onCrash()) {
                            case DESTROY -> "destroy";
                            case RESTART -> "restart";
                            case PRESERVE -> "preserve";
                            case COREDUMP_DESTROY -> "coredump-destroy";
                            case COREDUMP_RESTART -> "coredump-restart";
                        });
        if (input.architecture().hasApic()) {
            domain.setPm(new PowerManagement()
                    .withSuspendToMem(state(power.suspendToMemory()))
                    .withSuspendToDisk(state(power.suspendToDisk())));
        }
    }

    private static PowerState state(boolean enabled) {
        return new PowerState().withEnabled(enabled ? "yes" : "no");
    }
}
