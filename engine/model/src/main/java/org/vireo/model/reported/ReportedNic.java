package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Mark;

/**
 * A network interface card.
 *
 * @param mac in lower case
 * @param attachment what it is joined to
 * @param hostName the host's end of it, such as vnet0
 * @param model libvirt's word
 * @param linked whether the cable is plugged in
 * @param mtu in bytes; 0 when not said
 * @param filter the network filter that it is behind; null for none
 * @param queues how many it was started with; 0 for what every card has anyway
 * @param vlans tags of its frames
 * @param standIn whether it takes the place of a passed-through card with the same MAC address
 */
public record ReportedNic(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String mac,
        Attachment attachment,
        @Nullable String hostName,
        @Nullable String model,
        int queues,
        boolean linked,
        int mtu,
        @Nullable String filter,
        List<Integer> vlans,
        boolean standIn)
        implements ReportedDevice {

    /**
     * What a card is joined to.
     *
     * @param type libvirt's word: bridge, network, ethernet, direct, hostdev and others
     * @param source name of the bridge, network or device, or of the host's function as libvirt names it; null for
     *     none
     */
    public record Attachment(String type, @Nullable String source) {}

    public ReportedNic {
        vlans = List.copyOf(vlans);
    }

    @Override
    public String element() {
        return "interface";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.NIC;
    }

    @Override
    public @Nullable String hostSide() {
        return hostName == null ? attachment.source() : hostName;
    }

    @Override
    public List<Mark> marks() {
        return Mark.mac(mac, standIn);
    }
}
