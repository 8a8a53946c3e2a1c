package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.BiosOptions;
import org.vireo.libvirt.xml.BootMenu;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Os;
import org.vireo.libvirt.xml.OsType;
import org.vireo.libvirt.xml.SmbiosMode;
import org.vireo.model.hardware.Boot;
import org.vireo.model.hardware.DirectKernel;
import org.vireo.model.spec.GuestHardware;

/** Machine type, firmware and what is booted. No {@code boot} elements: the order stands at the devices. */
public final class OsXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        GuestHardware hardware = input.vm().hardware();
        Boot boot = hardware.platform().boot();
        Os os = new Os()
                .withType(new OsType()
                        .withArch(input.architecture().name())
                        .withMachine(hardware.machineType(input.architecture().name()))
                        .withValue("hvm"));
        if (hardware.bios().uefi() || input.architecture().needsUefi()) {
            UefiXml.contribute(input, os);
        }
        DirectKernel direct = boot.directKernel();
        if (direct.kernel() != null) {
            os.withKernel(direct.kernel()).withInitrd(direct.initrd()).withCmdline(direct.commandLine());
        }
        firmwareOptions(boot, os);
        if (input.architecture().hasSmbios()) {
            os.setSmbios(new SmbiosMode().withMode("sysinfo"));
        }
        domain.setOs(os);
        checkMachineType(input, hardware);
    }

    private static void firmwareOptions(Boot boot, Os os) {
        if (boot.menu()) {
            os.setBootmenu(new BootMenu()
                    .withEnable("yes")
                    .withTimeout(boot.menuTimeoutMillis() == 0 ? null : Integer.toString(boot.menuTimeoutMillis())));
        }
        if (boot.serialOutput() || boot.rebootTimeoutMillis() != null) {
            os.setBios(new BiosOptions()
                    .withUseserial(boot.serialOutput() ? "yes" : null)
                    .withRebootTimeout(
                            boot.rebootTimeoutMillis() == null
                                    ? null
                                    : boot.rebootTimeoutMillis().toString()));
        }
    }

    private static void checkMachineType(BuildInput input, GuestHardware hardware) {
        String machine = hardware.machineType(input.architecture().name());
        if (!input.chipset().has(machine)) {
            input.refuse("The VM has the machine type " + machine + ", which is no " + input.chipset()
                    + " as its BIOS type and architecture ask for: choose "
                    + input.chipset().machineType() + " or one of its versions.");
        }
        var offered = input.host().support().machineTypes();
        if (!offered.isEmpty() && !offered.contains(machine)) {
            input.refuse("The VM has the machine type " + machine
                    + ", which the host's emulator does not offer: choose "
                    + input.chipset().machineType() + " or another of the host's.");
        }
    }
}
