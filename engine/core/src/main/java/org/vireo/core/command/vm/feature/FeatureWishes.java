package org.vireo.core.command.vm.feature;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.GraphicsProtocol;
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
 * @param graphics one graphical console more or less
 */
public record FeatureWishes(
        @Nullable DisplayWishes display,
        @Nullable Boolean sound,
        @Nullable Boolean console,
        @Nullable Boolean usbRedirection,
        @Nullable Boolean smartcard,
        @Nullable Rng rng,
        @Nullable Boolean tpm,
        @Nullable Boolean balloon,
        @Nullable Console graphics) {

    public static final FeatureWishes NONE = new FeatureWishes(null, null, null, null, null, null, null, null, null);

    /** A graphical console beside those that there are, or without the one that there is. */
    public static FeatureWishes of(GraphicsProtocol protocol, boolean wanted) {
        return new FeatureWishes(null, null, null, null, null, null, null, null, new Console(protocol, wanted));
    }

    /**
     * A generator of random numbers.
     *
     * @param source null for the one that it has
     */
    public record Rng(@Nullable RngSource source, @Nullable RngLimit limit) {}

    /** Whether there is a graphical console of the protocol. */
    public record Console(GraphicsProtocol protocol, boolean wanted) {}

    /** The same, or null where nothing is said, as requests have it. */
    public @Nullable FeatureWishes orNull() {
        return equals(NONE) ? null : this;
    }
}
