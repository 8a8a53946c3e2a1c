package org.vireo.core.command.vm.feature;

import java.util.List;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;

/** The protocol of the graphical console. What only a SPICE client can use comes and goes with SPICE. */
final class ConsoleProtocol implements Feature {

    @Override
    public void apply(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        DisplayWishes display = wishes.display();
        GraphicsProtocol wanted = display == null ? null : display.protocol();
        if (wanted == null || devices.hasConsole(wanted)) {
            return;
        }
        List<GraphicsDevice> before = devices.all(GraphicsDevice.class);
        String keymap = before.isEmpty() ? null : before.getFirst().keymap();
        devices.remove(GraphicsDevice.class);
        devices.add(id -> new GraphicsDevice(id, wanted, keymap));
        switch (wanted) {
            case SPICE -> {
                devices.require(true, SpiceAgentChannelDevice.class, SpiceAgentChannelDevice::new);
                devices.change(SoundDevice.class, card -> new SoundDevice(card.id(), card.model(), SoundOutput.SPICE));
                draw(devices, VideoModel.QXL);
            }
            case VNC -> {
                withoutSpice(devices);
                draw(devices, devices.guest().video());
            }
        }
    }

    private static void withoutSpice(DeviceSet devices) {
        devices.remove(SpiceAgentChannelDevice.class);
        devices.remove(RedirectionDevice.class);
        devices.remove(RedirectionFilterDevice.class);
        devices.all(SmartcardDevice.class).stream()
                .filter(card -> card.mode() == SmartcardMode.PASSTHROUGH)
                .forEach(devices::remove);
        devices.change(SoundDevice.class, card -> new SoundDevice(card.id(), card.model(), SoundOutput.NONE));
    }

    /** As many screens as before, where the model can drive them. */
    private static void draw(DeviceSet devices, VideoModel model) {
        if (!model.canBeSecondary()) {
            devices.all(VideoDevice.class).stream()
                    .filter(VideoDevice::secondary)
                    .forEach(devices::remove);
        }
        devices.require(true, VideoDevice.class, id -> new VideoDevice(id, model));
        devices.change(VideoDevice.class, card -> Screens.of(card, model, card.heads()));
    }
}
