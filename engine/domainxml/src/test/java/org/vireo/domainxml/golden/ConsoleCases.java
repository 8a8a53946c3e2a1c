package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.time.Instant;
import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.InputBus;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.InputType;
import org.vireo.model.device.ParallelPortDevice;
import org.vireo.model.device.SerialBackend;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SerialPort;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.SpiceChannel;
import org.vireo.model.device.SpiceOptions;
import org.vireo.model.device.SpiceStreaming;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.device.VideoModel;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VncOptions;
import org.vireo.model.device.VncSharing;
import org.vireo.model.spec.ConsolePassword;

/** What a person sees, and channels. */
final class ConsoleCases {

    private static final ConsolePassword PASSWORD =
            new ConsolePassword("s<&>\"'7", Instant.parse("2026-11-21T12:34:56Z"));

    private ConsoleCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("graphics", graphics()),
                GoldenCase.tcg("graphics-vnc-open", vncForMany(VncSharing.IGNORE, true)),
                GoldenCase.tcg("graphics-vnc-shared", vncForMany(VncSharing.FORCE_SHARED, false)),
                GoldenCase.tcg("graphics-spice", spice()),
                GoldenCase.defined(
                        "graphics-spice-tls",
                        spiceWithTls(),
                        "the host's qemu.conf must switch TLS on for SPICE and name certificates"),
                GoldenCase.tcg("graphics-two-consoles", twoConsoles()),
                GoldenCase.tcg("parallel-ports", parallelPorts()),
                GoldenCase.tcg("video", videos()),
                GoldenCase.tcg("video-vga", single(new VideoDevice(device(2), VideoModel.VGA, 1, vram(32768), false))),
                GoldenCase.tcg("video-cirrus", single(new VideoDevice(device(2), VideoModel.CIRRUS))),
                GoldenCase.tcg("video-ramfb", single(new VideoDevice(device(2), VideoModel.RAMFB))),
                GoldenCase.tcg("video-heads", severalScreens()),
                GoldenCase.tcg(
                        "serial-console",
                        VmFixture.bare()
                                .with(new SerialConsoleDevice(device(1)))
                                .with(new SerialConsoleDevice(device(2)))),
                GoldenCase.tcg("serial-ports", serialPorts()),
                GoldenCase.tcg("virtio-console", virtioConsoles()),
                GoldenCase.tcg(
                        "guest-agent-channel",
                        VmFixture.bare()
                                .at(new GuestAgentChannelDevice(device(1)), new DeviceAddress.VirtioSerial(0, 0, 3))),
                GoldenCase.tcg("input", inputs()));
    }

    private static VmFixture graphics() {
        return VmFixture.bare()
                .with(new GraphicsDevice(device(1), GraphicsProtocol.VNC, "en-us"))
                .with(new VideoDevice(device(2), VideoModel.VIRTIO))
                .password(PASSWORD);
    }

    private static VmFixture vncForMany(VncSharing sharing, boolean powerControl) {
        VncOptions options = new VncOptions(sharing, powerControl);
        return VmFixture.bare()
                .with(new GraphicsDevice(device(1), GraphicsProtocol.VNC, "de", options, SpiceOptions.DEFAULT))
                .password(PASSWORD);
    }

    private static VmFixture spice() {
        return VmFixture.bare()
                .with(spiceConsole(new SpiceOptions(false, false, SpiceStreaming.OFF, false, List.of())))
                .with(new SpiceAgentChannelDevice(device(2)))
                .with(new VideoDevice(device(3), VideoModel.QXL))
                .password(PASSWORD);
    }

    private static VmFixture spiceWithTls() {
        return VmFixture.bare()
                .with(spiceConsole(
                        new SpiceOptions(true, true, SpiceStreaming.ALL, true, List.of(SpiceChannel.values()))));
    }

    private static GraphicsDevice spiceConsole(SpiceOptions options) {
        return new GraphicsDevice(device(1), GraphicsProtocol.SPICE, "de", VncOptions.DEFAULT, options);
    }

    private static VmFixture twoConsoles() {
        return VmFixture.bare()
                .with(GraphicsDevice.vnc(device(1)))
                .with(GraphicsDevice.spice(device(2)))
                .with(InputDevice.tablet(device(3)))
                .with(new VideoDevice(device(4), VideoModel.VIRTIO));
    }

    private static VmFixture videos() {
        return VmFixture.bare()
                .with(GraphicsDevice.vnc(device(1)))
                .at(new VideoDevice(device(2), VideoModel.BOCHS), new DeviceAddress.Pci(0, 0, 1, 0));
    }

    private static VmFixture single(VideoDevice card) {
        return VmFixture.bare().with(GraphicsDevice.vnc(device(1))).with(card);
    }

    private static VideoMemory vram(int kib) {
        return new VideoMemory(kib, 0, 0);
    }

    private static VmFixture severalScreens() {
        return VmFixture.bare()
                .with(GraphicsDevice.spice(device(1)))
                .with(new VideoDevice(device(2), VideoModel.QXL, 2, new VideoMemory(65536, 131072, 32768), false))
                .with(new VideoDevice(device(3), VideoModel.QXL, 1, VideoMemory.DEFAULT, true))
                .with(new VideoDevice(device(4), VideoModel.VIRTIO, 4, VideoMemory.DEFAULT, true));
    }

    private static VmFixture serialPorts() {
        return VmFixture.bare()
                .with(new SerialConsoleDevice(device(1), SerialPort.BUILT_IN, SerialBackend.UNIX_SOCKET, true))
                .with(new SerialConsoleDevice(device(2), SerialPort.PCI, SerialBackend.PSEUDO_TERMINAL, false))
                .with(new SerialConsoleDevice(device(3), SerialPort.USB, SerialBackend.PSEUDO_TERMINAL, true));
    }

    private static VmFixture parallelPorts() {
        return VmFixture.bare()
                .with(new ParallelPortDevice(device(1)))
                .with(new ParallelPortDevice(device(2)))
                .with(new ParallelPortDevice(device(3)));
    }

    private static VmFixture virtioConsoles() {
        return VmFixture.bare()
                .with(new SerialConsoleDevice(device(1)))
                .with(new VirtioConsoleDevice(device(2)))
                .with(new VirtioConsoleDevice(device(3)));
    }

    private static VmFixture inputs() {
        VmFixture vm = VmFixture.bare().with(GraphicsDevice.vnc(device(1)));
        int number = 2;
        for (InputBus bus : InputBus.values()) {
            for (InputType type : InputType.values()) {
                vm.with(new InputDevice(device(number++), type, bus));
            }
        }
        return vm;
    }
}
