package org.vireo.model.device.host;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The option ROM of a PCI card, which firmware boots from.
 *
 * @param disabled whether the guest sees no ROM at all; then nothing else may be said
 * @param bar whether the ROM is in the card's memory map
 * @param file image on the host that stands in for the card's own; null for its own
 */
public record OptionRom(boolean disabled, Bar bar, @Nullable String file) {

    public static final OptionRom DEFAULT = new OptionRom(false, Bar.DEFAULT, null);
    public static final OptionRom NONE = new OptionRom(true, Bar.DEFAULT, null);

    /** libvirt's pattern of an absolute path (absFilePath in basictypes.rng), without what makes paths surprising. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9_.+-]{1,255})+");

    /** Whether the ROM is in the card's memory map. */
    public enum Bar {
        /** QEMU decides, by the card. */
        DEFAULT,
        SHOWN,
        HIDDEN
    }

    @SuppressWarnings("ConstantValue")
    public OptionRom {
        bar = bar == null ? Bar.DEFAULT : bar;
        if (file != null && (file.length() > 1024 || !PATH.matcher(file).matches())) {
            throw new IllegalArgumentException(
                    "ROM file '" + file + "' is not an absolute path of letters, digits and _ . + -");
        }
        if (disabled && (bar != Bar.DEFAULT || file != null)) {
            throw new IllegalArgumentException(
                    "A disabled ROM has neither a place in memory nor a file: leave them out");
        }
    }
}
