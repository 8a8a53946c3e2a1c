package org.vireo.model.device;

import java.util.List;
import org.vireo.model.need.HostNeed;

/** Interfaces of a TPM. */
public enum TpmModel {
    /** Command response buffer: for UEFI guests. */
    CRB("tpm-crb"),
    /** FIFO on the LPC bus: for older guests, and for those with a BIOS. */
    TIS("tpm-tis");

    private final String word;
    private final List<HostNeed> needs;

    TpmModel(String word) {
        this.word = word;
        this.needs = List.of(
                HostNeed.listed(
                        "a TPM with the backend emulator",
                        "devices/tpm/backendModel",
                        "emulator",
                        "install swtpm there, or take the TPM off the VM"),
                HostNeed.listed(
                        "a TPM of the model " + word,
                        "devices/tpm/model",
                        word,
                        "choose the other model, or take the TPM off the VM"));
    }

    /** libvirt's word. */
    public String word() {
        return word;
    }

    /** What it needs of the host's emulator. */
    List<HostNeed> needs() {
        return needs;
    }
}
