package org.vireo.model.hardware;

/**
 * What the machine shows of the hypervisor.
 *
 * @param hyperV the interfaces of Hyper-V
 * @param hideKvm whether the guest is not told that it runs on KVM; for drivers that refuse to run in a VM
 * @param vmwarePort whether there is VMware's backdoor port
 * @param vmCoreInfo whether the guest can tell the host where its crash dump's notes are
 */
public record Features(HyperV hyperV, boolean hideKvm, boolean vmwarePort, boolean vmCoreInfo) {

    public static final Features DEFAULT = new Features(HyperV.DEFAULT, false, false, false);

    @SuppressWarnings("ConstantValue")
    public Features {
        hyperV = hyperV == null ? HyperV.DEFAULT : hyperV;
    }
}
