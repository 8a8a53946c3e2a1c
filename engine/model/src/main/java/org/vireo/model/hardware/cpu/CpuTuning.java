package org.vireo.model.hardware.cpu;

/**
 * The guest's share of the host's processors.
 *
 * @param shares weight among the guests of a host; 0 for the kernel's choice
 * @param machine limit on all threads together
 * @param vcpu limit on each vCPU
 * @param emulator limit on QEMU's own threads
 * @param ioThread limit on each I/O thread
 */
public record CpuTuning(
        int shares, CpuBandwidth machine, CpuBandwidth vcpu, CpuBandwidth emulator, CpuBandwidth ioThread) {

    public static final CpuTuning NONE = new CpuTuning(
            0, CpuBandwidth.UNLIMITED, CpuBandwidth.UNLIMITED, CpuBandwidth.UNLIMITED, CpuBandwidth.UNLIMITED);

    /** The kernel's on control groups of version 2, where libvirt 9.0 writes them as they are to cpu.weight. */
    private static final int MOST_SHARES = 10_000;

    @SuppressWarnings("ConstantValue")
    public CpuTuning {
        machine = machine == null ? CpuBandwidth.UNLIMITED : machine;
        vcpu = vcpu == null ? CpuBandwidth.UNLIMITED : vcpu;
        emulator = emulator == null ? CpuBandwidth.UNLIMITED : emulator;
        ioThread = ioThread == null ? CpuBandwidth.UNLIMITED : ioThread;
        if (shares < 0 || shares == 1 || shares > MOST_SHARES) {
            throw new IllegalArgumentException(
                    "CPU shares of " + shares + " are neither 0 for none nor between 2 and " + MOST_SHARES);
        }
    }
}
