package org.vireo.model.network;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.VnicProfileId;

/**
 * How a virtual NIC uses a network: kept as one document. What a stored document does not say is the default.
 *
 * @param networkFilter what guards the network against the guest; null for {@link NetworkFilters#DEFAULT}, empty for none
 * @param bandwidth how fast a card may be
 * @param passThrough whether the card is a virtual function of the host's network card
 * @param failoverProfile the profile of the virtio card that stands in for a passed-through one; null for none
 * @param queues pairs of queues of its virtio cards; 0 for as many as the VM can use
 */
public record VnicProfileSettings(
        @Nullable String networkFilter,
        Bandwidth bandwidth,
        boolean passThrough,
        @Nullable VnicProfileId failoverProfile,
        int queues) {

    public static final VnicProfileSettings DEFAULT =
            new VnicProfileSettings(null, Bandwidth.UNLIMITED, false, null, 0);

    private static final int MOST_QUEUES = 256;

    @SuppressWarnings("ConstantValue")
    public VnicProfileSettings {
        bandwidth = bandwidth == null ? Bandwidth.UNLIMITED : bandwidth;
        if (queues < 0 || queues > MOST_QUEUES) {
            throw new IllegalArgumentException("Number of queues " + queues + " is not between 1 and " + MOST_QUEUES
                    + ", or 0 to let Vireo choose");
        }
    }

    /** The network filter's name; null for none. A passed-through card has none, since the host never sees its frames. */
    public @Nullable String filter() {
        if (passThrough) {
            return null;
        }
        if (networkFilter == null) {
            return NetworkFilters.DEFAULT;
        }
        return networkFilter.isEmpty() ? null : networkFilter;
    }
}
