package org.vireo.model.device;

/**
 * The memory of a graphics card in KiB; 0 leaves it to libvirt.
 *
 * @param vram video memory; with QXL the second bar
 * @param ram with QXL alone: the first bar
 * @param vgamem with QXL alone: the part of {@code ram} that a mode without a driver has; a power of two
 */
public record VideoMemory(int vram, int ram, int vgamem) {

    public static final VideoMemory DEFAULT = new VideoMemory(0, 0, 0);

    /** QEMU's limit for each of them, 1 GiB. */
    private static final int MOST = 1 << 20;

    public VideoMemory {
        check("vram", vram);
        check("ram", ram);
        check("vgamem", vgamem);
        if (Integer.bitCount(vgamem) > 1) {
            throw new IllegalArgumentException("Video memory vgamem of " + vgamem + " KiB is not a power of two");
        }
    }

    /** Whether a card of the model has all that is given here. */
    boolean fits(VideoModel model) {
        return switch (model) {
            case QXL -> true;
            case VGA, BOCHS, CIRRUS -> ram == 0 && vgamem == 0;
            case VIRTIO, RAMFB -> equals(DEFAULT);
        };
    }

    private static void check(String what, int value) {
        if (value != 0 && (value < 1024 || value > MOST)) {
            throw new IllegalArgumentException(
                    "Video memory " + what + " of " + value + " KiB is not between 1024 and " + MOST + " KiB");
        }
    }
}
