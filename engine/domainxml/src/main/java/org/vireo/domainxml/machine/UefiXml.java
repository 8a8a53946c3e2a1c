package org.vireo.domainxml.machine;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.libvirt.xml.Firmware;
import org.vireo.libvirt.xml.FirmwareFeature;
import org.vireo.libvirt.xml.Loader;
import org.vireo.libvirt.xml.Nvram;
import org.vireo.libvirt.xml.Os;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.FirmwareFiles;

/**
 * UEFI is asked for by its features and libvirt finds the file by the host's firmware descriptors, so the same XML fits
 * every distribution. libvirt 9.0 takes a template of the variables only beside a named loader, so files of one's own
 * come in pairs. The variables are kept in files named after the VM's id, since names can change; those of Secure Boot in one of
 * their own, since libvirt keeps a file that is there, and it would lack the keys.
 */
final class UefiXml {

    private UefiXml() {}

    static void contribute(BuildInput input, Os os) {
        boolean secure = input.vm().hardware().bios() == BiosType.Q35_SECURE_BOOT;
        FirmwareFiles files = input.vm().hardware().platform().boot().firmwareFiles();
        Nvram variables = new Nvram()
                .withValue(input.host().stateDirectory() + "/nvram/"
                        + input.vm().id() + (secure ? "_SECURE_VARS.fd" : "_VARS.fd"));
        if (files == null) {
            String enabled = secure ? "yes" : "no";
            os.withFirmware("efi")
                    .withFirmwareElement(new Firmware()
                            .withFeature(
                                    new FirmwareFeature().withEnabled(enabled).withName("enrolled-keys"),
                                    new FirmwareFeature().withEnabled(enabled).withName("secure-boot")));
        } else {
            os.withLoader(new Loader()
                    .withReadonly("yes")
                    .withSecure(secure ? "yes" : null)
                    .withType("pflash")
                    .withValue(files.loader()));
            variables.setTemplate(files.nvramTemplate());
        }
        os.setNvram(variables);
    }
}
