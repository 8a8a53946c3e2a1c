package org.vireo.core.command.vm.feature;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;

/**
 * What a request says of devices that the API counts among a VM's settings; null where it is silent.
 *
 * @param sound whether there is a sound card
 * @param console whether there is a console of text
 * @param usbRedirection whether the client's USB devices can be passed on
 * @param smartcard whether the client's smartcard can be passed on
 * @param tpm whether there is a TPM
 * @param balloon whether there is a memory balloon
 */
public record FeatureWishes(
        @Nullable DisplayWishes display,
        @Nullable Boolean sound,
        @Nullable Boolean console,
        @Nullable Boolean usbRedirection,
        @Nullable Boolean smartcard,
        @Nullable Rng rng,
        @Nullable Boolean tpm,
        @Nullable Boolean balloon) {

    public static final FeatureWishes NONE = new FeatureWishes(null, null, null, null, null, null, null, null);

    /** A generator of random numbers. */
    public record Rng(RngSource source, @Nullable RngLimit limit) {}

    /** The same, or null where nothing is said, as requests have it. */
    public @Nullable FeatureWishes orNull() {
        return equals(NONE) ? null : this;
    }
}
