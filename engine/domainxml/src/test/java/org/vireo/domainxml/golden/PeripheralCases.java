package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.hardware.UsbBus;
import org.vireo.model.hardware.UsbController;

/** USB and what is plugged into it; sound. */
final class PeripheralCases {

    private PeripheralCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("sound", sounds()),
                GoldenCase.tcg("usb-none", VmFixture.bare().usb(UsbBus.NONE)),
                GoldenCase.tcg("usb-ehci", tablet(new UsbBus(UsbController.EHCI, 0))),
                GoldenCase.tcg("usb-uhci", tablet(new UsbBus(UsbController.UHCI, 0))),
                GoldenCase.tcg("usb-xhci", tablet(new UsbBus(UsbController.XHCI, 15))),
                GoldenCase.tcg("redirection", redirections()),
                GoldenCase.tcg("smartcard", smartcard(SmartcardMode.PASSTHROUGH)),
                GoldenCase.defined(
                        "smartcard-host",
                        smartcard(SmartcardMode.HOST),
                        "the machine needs an NSS database with a smartcard"));
    }

    private static VmFixture sounds() {
        return VmFixture.bare()
                .with(GraphicsDevice.spice(device(1)))
                .with(new SoundDevice(device(2), SoundModel.ICH6, SoundOutput.NONE))
                .with(new SoundDevice(device(3), SoundModel.ICH9, SoundOutput.SPICE))
                .with(new SoundDevice(device(4), SoundModel.AC97, SoundOutput.SPICE))
                .with(new SoundDevice(device(5), SoundModel.USB, SoundOutput.NONE));
    }

    private static VmFixture tablet(UsbBus usb) {
        return VmFixture.bare().usb(usb).with(GraphicsDevice.vnc(device(1))).with(InputDevice.tablet(device(2)));
    }

    private static VmFixture redirections() {
        return VmFixture.bare()
                .with(GraphicsDevice.spice(device(1)))
                .with(new RedirectionDevice(device(2), 1))
                .with(new RedirectionDevice(device(3), null))
                .with(new RedirectionFilterDevice(
                        device(4),
                        List.of(
                                new UsbFilterRule(0x08, 0x1234, 0xbeef, 0x0256, true),
                                new UsbFilterRule(
                                        UsbFilterRule.ANY,
                                        UsbFilterRule.ANY,
                                        UsbFilterRule.ANY,
                                        UsbFilterRule.ANY,
                                        false))));
    }

    private static VmFixture smartcard(SmartcardMode mode) {
        return VmFixture.bare()
                .with(GraphicsDevice.spice(device(1)))
                .with(InputDevice.tablet(device(2)))
                .with(new SmartcardDevice(device(3), mode));
    }
}
