package org.vireo.core.command.vm.feature;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.Violation;
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

/** Which graphical consoles there are. What only a SPICE client can use comes and goes with SPICE. */
final class ConsoleProtocol implements Feature {

    @Override
    public void apply(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        DisplayWishes display = wishes.display();
        GraphicsProtocol wanted = display == null ? null : display.protocol();
        if (wanted != null && wanted != shown(devices)) {
            become(wanted, devices);
        }
        FeatureWishes.Console console = wishes.graphics();
        if (console != null && console.wanted()) {
            add(console.protocol(), devices, violations);
        } else if (console != null) {
            remove(console.protocol(), devices);
        }
    }

    /** The one word that the API has for all consoles. */
    private static @Nullable GraphicsProtocol shown(DeviceSet devices) {
        if (!devices.has(GraphicsDevice.class)) {
            return null;
        }
        return devices.hasConsole(GraphicsProtocol.SPICE) ? GraphicsProtocol.SPICE : GraphicsProtocol.VNC;
    }

    /** The one word means the one console: others go. */
    private static void become(GraphicsProtocol wanted, DeviceSet devices) {
        List<GraphicsDevice> before = devices.all(GraphicsDevice.class);
        String keymap = before.isEmpty() ? null : before.getFirst().keymap();
        before.stream().filter(console -> console.protocol() != wanted).forEach(devices::remove);
        if (!devices.hasConsole(wanted)) {
            devices.add(id -> new GraphicsDevice(id, wanted, keymap));
        }
        switch (wanted) {
            case SPICE -> {
                withSpice(devices);
                draw(devices, VideoModel.QXL);
            }
            case VNC -> {
                withoutSpice(devices);
                draw(devices, devices.guest().video());
            }
        }
    }

    /** The cards stay what they are, since the other consoles show them already. */
    private static void add(GraphicsProtocol protocol, DeviceSet devices, Violations violations) {
        if (devices.hasConsole(protocol)) {
            violations.add(Violation.conflict(
                    "DEVICE_THERE", "The VM has a " + protocol + " console already.", "There is nothing to do."));
            return;
        }
        devices.add(id -> new GraphicsDevice(id, protocol, null));
        VideoModel model = switch (protocol) {
            case SPICE -> {
                withSpice(devices);
                yield VideoModel.QXL;
            }
            case VNC -> devices.guest().video();
        };
        devices.require(true, VideoDevice.class, id -> new VideoDevice(id, model));
    }

    private static void remove(GraphicsProtocol protocol, DeviceSet devices) {
        devices.all(GraphicsDevice.class).stream()
                .filter(console -> console.protocol() == protocol)
                .forEach(devices::remove);
        if (protocol == GraphicsProtocol.SPICE) {
            withoutSpice(devices);
        }
    }

    private static void withSpice(DeviceSet devices) {
        devices.require(true, SpiceAgentChannelDevice.class, SpiceAgentChannelDevice::new);
        devices.change(SoundDevice.class, card -> new SoundDevice(card.id(), card.model(), SoundOutput.SPICE));
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
