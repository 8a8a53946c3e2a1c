package org.vireo.core.command.vm.feature;

import java.util.List;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.device.VideoModel;

/** The graphics card, and how many screens it drives. */
final class Screens implements Feature {

    /** oVirt's limit, which clients know. */
    private static final int MOST_SCREENS = 4;

    @Override
    public void apply(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        DisplayWishes display = wishes.display();
        if (display == null) {
            return;
        }
        VideoModel model = display.video();
        if (model != null) {
            devices.require(true, VideoDevice.class, id -> new VideoDevice(id, model));
            // The first is the one that is shown; a VM with cards of different models stays as it is.
            if (devices.all(VideoDevice.class).getFirst().model() != model) {
                reduce(devices);
                devices.change(VideoDevice.class, card -> of(card, model, 1));
            }
        }
        int before = count(devices);
        boolean oneBefore = devices.all(VideoDevice.class).size() <= 1;
        int screens = display.screens() == null ? before : display.screens();
        boolean one = display.oneCard() == null ? oneBefore : display.oneCard();
        if (screens != before || (screens > 1 && one != oneBefore)) {
            show(screens, one, devices, violations);
        }
    }

    /** How many screens the guest has. */
    static int count(DeviceSet devices) {
        return devices.all(VideoDevice.class).stream()
                .mapToInt(VideoDevice::heads)
                .sum();
    }

    /** The card with another model, and as many of the screens as that can drive. */
    static VideoDevice of(VideoDevice card, VideoModel model, int screens) {
        int heads = model.hasHeads() ? screens : 1;
        return card.model() == model && card.heads() == heads
                ? card
                : new VideoDevice(card.id(), model, heads, VideoMemory.DEFAULT, card.secondary());
    }

    private static void show(int screens, boolean one, DeviceSet devices, Violations violations) {
        List<VideoDevice> cards = devices.all(VideoDevice.class);
        VideoModel model = cards.isEmpty() ? VideoModel.QXL : cards.getFirst().model();
        if (screens < 1 || screens > MOST_SCREENS || (screens > 1 && !model.hasHeads())) {
            violations.add(Violation.invalid(
                    "DISPLAY",
                    "VM [display.monitors] " + screens + " is not possible with a graphics card of the model " + model
                            + ".",
                    "Give 1 to " + MOST_SCREENS + ", and more than one with display.type spice, or a card of the model"
                            + " VIRTIO or QXL."));
            return;
        }
        reduce(devices);
        devices.require(true, VideoDevice.class, id -> new VideoDevice(id, model));
        devices.change(VideoDevice.class, card -> of(card, model, one ? screens : 1));
        for (int i = 1; !one && i < screens; i++) {
            devices.add(id -> new VideoDevice(id, model, 1, VideoMemory.DEFAULT, true));
        }
    }

    /** Leaves the primary card alone. */
    private static void reduce(DeviceSet devices) {
        devices.all(VideoDevice.class).stream().filter(VideoDevice::secondary).forEach(devices::remove);
    }
}
