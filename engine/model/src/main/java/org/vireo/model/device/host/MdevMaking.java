package org.vireo.model.device.host;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the host makes a mediated device before the VM starts; it takes it away after the VM has ended.
 *
 * @param type the driver's name of what is to be made, such as nvidia-63
 * @param parent libvirt's name of the card that it is made of, such as pci_0000_3b_00_0; null for any that has one left
 * @param parameters what its driver is told; null for nothing
 */
public record MdevMaking(
        String type, @Nullable String parent, @Nullable String parameters) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]{1,1024}");

    @SuppressWarnings("ConstantValue")
    public MdevMaking {
        check("Type of mediated device", type == null ? "" : type, WORD, "1 to 64 letters, digits and _ . : -");
        if (parent != null) {
            check("Parent of mediated device", parent, WORD, "1 to 64 letters, digits and _ . : -");
        }
        if (parameters != null) {
            check("Parameters of mediated device", parameters, LINE, "one line of at most 1024 ASCII characters");
        }
    }

    private static void check(String what, String value, Pattern pattern, String possible) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + value.substring(0, Math.min(value.length(), 64)) + "' is not " + possible);
        }
    }
}
