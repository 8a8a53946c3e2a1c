package org.vireo.model.device;

import org.jspecify.annotations.Nullable;

/** The rule for a device's place in the boot order. */
final class BootOrder {

    private BootOrder() {}

    static void check(@Nullable Integer bootOrder) {
        if (bootOrder != null && bootOrder < 1) {
            throw new IllegalArgumentException("Boot order " + bootOrder + " is not a place: the first is 1");
        }
    }
}
