package org.vireo.model.hardware;

import org.jspecify.annotations.Nullable;

/**
 * A kernel that QEMU starts itself.
 *
 * @param kernel file on the host, in one of its storage folders; null to boot from a device
 * @param initrd file of the initial RAM disk, likewise; null for none
 * @param commandLine what the kernel is told; null for nothing
 */
public record DirectKernel(
        @Nullable String kernel,
        @Nullable String initrd,
        @Nullable String commandLine) {

    public static final DirectKernel NONE = new DirectKernel(null, null, null);

    /** Linux takes 2,048 on x86. */
    private static final int MOST_COMMAND_LINE = 2048;

    public DirectKernel {
        kernel = Checked.path("Kernel", kernel);
        initrd = Checked.path("Initial RAM disk", initrd);
        commandLine = Checked.line("Kernel command line", commandLine, MOST_COMMAND_LINE);
        if (kernel == null && (initrd != null || commandLine != null)) {
            throw new IllegalArgumentException(
                    "An initial RAM disk or a kernel command line is given without a kernel");
        }
    }
}
