package org.vireo.model.hardware;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces of Hyper-V, which make Windows fast.
 *
 * @param mode whether the guest has them
 * @param enlightenedVmcs whether Hyper-V within the guest gets the enlightened VMCS; only on Intel's processors
 * @param vendorId what the guest reads as the hypervisor's vendor, 1 to 12 characters; null for Microsoft's
 */
public record HyperV(
        Mode mode, boolean enlightenedVmcs, @Nullable String vendorId) {

    /** Whether a guest has the interfaces. */
    public enum Mode {
        /** When its operating system uses them. */
        GUEST_OS,
        ON,
        OFF
    }

    public static final HyperV DEFAULT = new HyperV(Mode.GUEST_OS, false, null);

    private static final Pattern VENDOR = Pattern.compile("[A-Za-z0-9 ._-]{1,12}");

    @SuppressWarnings("ConstantValue")
    public HyperV {
        mode = mode == null ? Mode.GUEST_OS : mode;
        if (vendorId != null && !VENDOR.matcher(vendorId).matches()) {
            throw new IllegalArgumentException(
                    "Hyper-V vendor '" + vendorId + "' is not 1 to 12 letters, digits, spaces and . _ -");
        }
    }
}
