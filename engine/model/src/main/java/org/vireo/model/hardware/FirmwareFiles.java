package org.vireo.model.hardware;

import java.util.regex.Pattern;

/**
 * A pair of UEFI files on the host. They lie in a folder for firmware, since the guest can read the variables.
 *
 * @param loader the code, such as /usr/share/OVMF/OVMF_CODE_4M.secboot.fd
 * @param nvramTemplate what a new VM's variables are copied from, such as /usr/share/OVMF/OVMF_VARS_4M.ms.fd
 */
public record FirmwareFiles(String loader, String nvramTemplate) {

    private static final Pattern FILE = Pattern.compile(
            "/usr/share/(OVMF|AAVMF|edk2|qemu|qemu-efi-aarch64|vireo)(/[A-Za-z0-9][A-Za-z0-9_.+-]*){1,4}\\.fd");

    public FirmwareFiles {
        check("Firmware file", loader);
        check("Template of UEFI variables", nvramTemplate);
    }

    private static void check(String what, String path) {
        if (path == null || !FILE.matcher(path).matches()) {
            throw new IllegalArgumentException(what + " '" + path
                    + "' is no .fd file in /usr/share/OVMF, AAVMF, edk2, qemu, qemu-efi-aarch64 or vireo");
        }
    }
}
