package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.time.Instant;
import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.spec.ConsolePassword;

/** What a person uses, and channels. */
final class ConsoleCases {

    private ConsoleCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("graphics", graphics()),
                GoldenCase.tcg("video", videos()),
                GoldenCase.tcg(
                        "serial-console",
                        VmFixture.bare()
                                .with(new SerialConsoleDevice(device(1)))
                                .with(new SerialConsoleDevice(device(2)))),
                GoldenCase.tcg(
                        "guest-agent-channel",
                        VmFixture.bare()
                                .at(new GuestAgentChannelDevice(device(1)), new DeviceAddress.VirtioSerial(0, 0, 3))));
    }

    private static VmFixture graphics() {
        return VmFixture.bare()
                .with(new GraphicsDevice(device(1), GraphicsProtocol.VNC, "en-us"))
                .with(new VideoDevice(device(2), VideoModel.VIRTIO))
                .password(new ConsolePassword("s<&>\"'7", Instant.parse("2026-11-21T12:34:56Z")));
    }

    private static VmFixture videos() {
        return VmFixture.bare()
                .with(GraphicsDevice.vnc(device(1)))
                .at(new VideoDevice(device(2), VideoModel.BOCHS), new DeviceAddress.Pci(0, 0, 1, 0));
    }
}
