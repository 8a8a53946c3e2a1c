package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.domainxml.spi.DomainContributor;
import org.vireo.libvirt.xml.Domain;
import org.vireo.libvirt.xml.Firmware;
import org.vireo.libvirt.xml.FirmwareFeature;
import org.vireo.libvirt.xml.Nvram;
import org.vireo.libvirt.xml.Os;
import org.vireo.libvirt.xml.OsType;
import org.vireo.model.spec.GuestHardware;

/**
 * Machine type and firmware. No {@code boot} elements: the order stands at the devices.
 *
 * <p>UEFI is asked for by its features and libvirt finds the file by the host's firmware descriptors, so the same XML
 * fits every distribution. The variables are kept in a file named after the VM's id, since names can change.
 */
public final class OsXml implements DomainContributor {

    @Override
    public void contribute(BuildInput input, Domain domain) {
        GuestHardware hardware = input.vm().hardware();
        Os os = new Os()
                .withType(new OsType()
                        .withArch(input.architecture().name())
                        .withMachine(hardware.machineType(input.architecture().name()))
                        .withValue("hvm"));
        boolean uefi = input.architecture().needsUefi()
                || switch (hardware.bios()) {
                    case I440FX_SEA_BIOS, Q35_SEA_BIOS -> false;
                    case Q35_OVMF -> true;
                };
        if (uefi) {
            uefi(input, os);
        }
        domain.setOs(os);
        checkMachineType(input, hardware);
    }

    private static void uefi(BuildInput input, Os os) {
        if (!input.host().support().uefi()) {
            input.refuse("The VM boots by UEFI, but libvirt finds no UEFI firmware on the host: install OVMF there.");
        }
        os.withFirmware("efi")
                .withFirmwareElement(new Firmware()
                        .withFeature(
                                new FirmwareFeature().withEnabled("no").withName("enrolled-keys"),
                                new FirmwareFeature().withEnabled("no").withName("secure-boot")))
                .withNvram(new Nvram()
                        .withValue(input.host().stateDirectory() + "/nvram/"
                                + input.vm().id() + "_VARS.fd"));
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
