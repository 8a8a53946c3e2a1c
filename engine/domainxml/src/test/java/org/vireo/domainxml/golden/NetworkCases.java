package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.id.MacAddress;

/** Network interface cards. */
final class NetworkCases {

    private NetworkCases() {}

    static List<GoldenCase> all() {
        return List.of(GoldenCase.tcg("nic", nics()));
    }

    private static VmFixture nics() {
        return VmFixture.bare()
                .nic(new NicDevice(device(1), "nic1", mac(1), VmFixture.PROFILE, NicModel.VIRTIO, true, 1))
                .nic(new NicDevice(device(2), "nic2", mac(2), VmFixture.PROFILE, NicModel.E1000E, false, null))
                .nic(new NicDevice(device(3), "nic3", mac(3), null, NicModel.RTL8139, true, null))
                .nic(new NicDevice(device(4), "nic4", mac(4), VmFixture.PROFILE, NicModel.E1000, true, null));
    }

    private static MacAddress mac(int number) {
        return MacAddress.of("56:6f:1a:00:00:0" + number);
    }
}
