package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.text.TextRules;

/**
 * The host's end of a network, as the profile of a card uses it.
 *
 * @param mtu maximum transmission unit in bytes; 0 leaves it to the host
 * @param vlan tag of the frames, 1 to 4094, where the attachment itself tags them; 0 for none. A Linux bridge is on
 *     its VLAN already
 * @param isolated whether guests on ports of this kind never reach each other
 * @param filter libvirt's network filter that the card is behind; null for none
 * @param queues pairs of queues of a virtio card that does not say itself; 0 for as many as the VM can use
 */
public record ResolvedNetwork(
        NetworkAttachment attachment,
        int mtu,
        int vlan,
        boolean isolated,
        @Nullable String filter,
        Bandwidth bandwidth,
        int queues) {

    /** A port of a Linux bridge without anything else. */
    public ResolvedNetwork(String bridge) {
        this(new NetworkAttachment.Bridge(bridge, false), 0, 0, false, null, Bandwidth.UNLIMITED, 0);
    }

    /** A network whose cards have as many queues as the VM can use. */
    public ResolvedNetwork(
            NetworkAttachment attachment,
            int mtu,
            int vlan,
            boolean isolated,
            @Nullable String filter,
            Bandwidth bandwidth) {
        this(attachment, mtu, vlan, isolated, filter, bandwidth, 0);
    }

    public ResolvedNetwork {
        if (filter != null) {
            TextRules.requireWord("Network filter", filter);
        }
    }
}
