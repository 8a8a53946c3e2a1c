package org.vireo.model.reported.disk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a disk in a running VM.
 *
 * @param images from the one that the guest writes to down to the last; empty when the disk has no source
 * @param mirror the block job that copies it; null when there is none
 */
public record ImageChain(
        List<ReportedImage> images, @Nullable ReportedMirror mirror) {

    public ImageChain {
        images = List.copyOf(images);
    }

    /** Where the data that the guest writes to is; null when there is no source. */
    public @Nullable String top() {
        return images.isEmpty() ? null : images.getFirst().location();
    }
}
