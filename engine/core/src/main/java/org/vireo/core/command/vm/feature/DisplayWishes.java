package org.vireo.core.command.vm.feature;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.VideoModel;

/**
 * What a request says of a VM's graphical console; null where it is silent.
 *
 * @param screens how many screens the guest has
 * @param oneCard whether one card drives all screens, or each has its own
 * @param keymap the keyboard layout; empty to pass key codes on as they come
 */
public record DisplayWishes(
        @Nullable GraphicsProtocol protocol,
        @Nullable VideoModel video,
        @Nullable Integer screens,
        @Nullable Boolean oneCard,
        @Nullable Boolean copyPaste,
        @Nullable Boolean fileTransfer,
        @Nullable String keymap) {

    public static final DisplayWishes NONE = new DisplayWishes(null, null, null, null, null, null, null);

    /** The same, or null where nothing is said, as requests have it. */
    public @Nullable DisplayWishes orNull() {
        return equals(NONE) ? null : this;
    }
}
