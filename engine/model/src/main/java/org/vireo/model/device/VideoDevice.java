package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A graphics card.
 *
 * @param heads screens that it can drive
 * @param secondary a further card beside the primary one, which a VM has one of at most
 */
public record VideoDevice(DeviceId id, VideoModel model, int heads, VideoMemory memory, boolean secondary)
        implements Device {

    private static final int MOST_HEADS = 16;

    @SuppressWarnings("ConstantValue")
    public VideoDevice {
        heads = heads == 0 ? 1 : heads;
        memory = memory == null ? VideoMemory.DEFAULT : memory;
        if (heads < 1 || heads > MOST_HEADS || (heads > 1 && !model.hasHeads())) {
            throw new IllegalArgumentException("A graphics card of the model " + model + " cannot drive " + heads
                    + " screens: VIRTIO and QXL drive up to " + MOST_HEADS + ", the others one");
        }
        if (secondary && !model.canBeSecondary()) {
            throw new IllegalArgumentException(
                    "A graphics card of the model " + model + " can only be the primary one: use VIRTIO or QXL");
        }
        if (!memory.fits(model)) {
            throw new IllegalArgumentException("A graphics card of the model " + model + " has no use for " + memory
                    + ": QXL has vram, ram and vgamem; VGA, BOCHS and CIRRUS have vram");
        }
    }

    /** The primary card with one screen and libvirt's choice of memory. */
    public VideoDevice(DeviceId id, VideoModel model) {
        this(id, model, 1, VideoMemory.DEFAULT, false);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.VIDEO;
    }

    @Override
    public Place place() {
        if (model == VideoModel.RAMFB) {
            return Place.NONE;
        }
        if (!secondary) {
            return Place.GRAPHICS;
        }
        return model == VideoModel.VIRTIO ? Place.PCI_EXPRESS : Place.CONVENTIONAL_PCI;
    }

    @Override
    public String description() {
        return Words.lower(model) + " video";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new VideoDevice(newId, model, heads, memory, secondary));
    }
}
